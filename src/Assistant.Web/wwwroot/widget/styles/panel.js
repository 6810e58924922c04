import { cardStyles } from './cards.js';
import { messageStyles } from './messages.js';

const frameStyles = `
.panel {
  position: fixed; z-index: var(--assistant-z-index, 2147483000);
  bottom: calc(var(--bottom) + env(safe-area-inset-bottom, 0px));
  width: min(var(--assistant-width, 400px), calc(100vw - 2 * var(--side)));
  height: min(var(--assistant-height, 690px), calc(100dvh - 2 * var(--bottom)));
  display: flex; flex-direction: column; overflow: hidden;
  font-size: var(--assistant-font-size, .9375em);
  background: var(--surface); border-radius: var(--assistant-radius, 20px); box-shadow: var(--shadow);
  animation: rise .22s cubic-bezier(.2, .8, .2, 1);
}
.right .panel { right: var(--side); transform-origin: bottom right; }
.left .panel { left: var(--side); transform-origin: bottom left; }
@keyframes rise { from { opacity: 0; transform: translateY(12px) scale(.98); } }

h2, h3, p, ul, dl, dd { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.under { display: block; font-size: .867em; color: var(--muted); }
.round { display: grid; place-items: center; flex: none; width: 36px; height: 36px; border-radius: 50%; color: var(--muted); transition: background .15s, color .15s; }
.round:hover, .round[aria-expanded="true"] { background: var(--raised); color: var(--ink); }
.round[aria-disabled="true"] { color: color-mix(in srgb, var(--muted) 45%, transparent); background: none; cursor: default; }
.link { min-height: 24px; padding: 0 4px; border-radius: 4px; font-weight: 600; color: var(--accent-ink); text-decoration: underline; text-underline-offset: 3px; }
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: 40px; padding: 8px 16px;
  border: 1px solid var(--edge); border-radius: 12px; font-weight: 600; line-height: 1.25; color: var(--ink); text-decoration: none; text-align: center;
  transition: background .15s, filter .15s;
}
.button:hover { background: var(--raised); }
.button.primary { color: var(--on-accent); background: var(--accent); border-color: transparent; }
.button.primary:hover { filter: brightness(1.08); }
.button[aria-disabled="true"] { cursor: progress; }
.button[aria-disabled="true"]:not(.primary) { border-color: var(--line); color: var(--muted); }

.head { flex: none; position: relative; z-index: 2; background: var(--surface); border-bottom: 1px solid var(--line); }
.bar { display: flex; align-items: center; gap: 4px; padding-block: 12px 6px; padding-inline: 16px 12px; }
.head h2 { flex: 1; min-width: 0; margin-inline-start: 8px; font-size: 1.067em; font-weight: 700; letter-spacing: -.01em; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.avatar { display: grid; place-items: center; flex: none; width: 36px; height: 36px; border-radius: 12px; color: var(--on-accent); background: var(--accent); }
.avatar.large { width: 56px; height: 56px; border-radius: 18px; font-size: 1.5em; }
.avatar .icon-spark { fill: currentColor; stroke-width: 1; }
.attendance { gap: 8px; flex-wrap: wrap; padding-block: 2px 10px; font-size: .867em; }
.dot { width: 8px; height: 8px; border-radius: 50%; background: var(--good); }
[data-attendant="queued"] .dot { background: var(--warn); animation: breathe 1.4s ease-in-out infinite alternate; }
@keyframes breathe { to { opacity: .25; } }
.who { flex: 1; min-width: min-content; color: var(--muted); }
.to-person { display: inline-flex; align-items: center; gap: 6px; min-height: 30px; padding-block: 3px; padding-inline: 9px 12px; border: 1px solid var(--edge); border-radius: 15px; font-weight: 600; color: var(--ink); transition: background .15s; }
.to-person:hover { background: var(--raised); }
.to-person[aria-disabled="true"] { border-color: var(--line); color: var(--muted); cursor: default; background: none; }
.to-person .icon { width: 1.15em; height: 1.15em; }
.menu-anchor { position: relative; }
.menu { position: absolute; inset-inline-end: 0; top: 42px; min-width: max-content; padding: 6px; border-radius: 14px; background: var(--surface); box-shadow: var(--shadow); }
.menu button { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 40px; padding-block: 8px; padding-inline: 10px 14px; border-radius: 9px; }
.menu button:hover, .menu button:focus-visible { background: var(--raised); }

.notice { flex: none; display: flex; align-items: center; justify-content: center; flex-wrap: wrap; gap: 0 8px; padding: 6px 16px; font-size: .867em; color: var(--warn); background: var(--warn-back); }
.notice[data-connection="online"], .notice[data-connection="ended"] { display: none; }
.notice[data-connection="refused"] { color: var(--bad); background: var(--bad-back); }
.notice .link { color: inherit; }
/* A short interruption is nobody's business: the line appears only when it lasts. */
.notice[data-connection="connecting"], .notice[data-connection="reconnecting"] { animation: appear 0s 1s backwards; }
@keyframes appear { from { position: absolute; visibility: hidden; } }

.middle { position: relative; flex: 1; min-height: 0; display: flex; }
.sheet { position: absolute; inset: 0; z-index: 1; display: flex; flex-direction: column; background: var(--surface); animation: slide .2s cubic-bezier(.2, .8, .2, 1); }
@keyframes slide { from { opacity: 0; transform: translateY(16px); } }
.sheet header { flex: none; display: flex; align-items: flex-start; gap: 8px; padding-block: 14px 10px; padding-inline: 20px 12px; }
.sheet header > div { flex: 1; min-width: 0; }
.sheet h2 { font-size: 1.133em; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; }
.path { margin-top: 2px; font-size: .867em; color: var(--muted); overflow-wrap: anywhere; }
.passage { flex: 0 1 auto; min-height: 0; overflow-y: auto; margin: 0 20px; padding: 14px 16px; border-radius: 14px; background: var(--raised); overflow-wrap: anywhere; }
.passage > * + * { margin-top: .7em; }
.passage li { position: relative; padding-inline-start: 1.1em; }
.passage li::before { content: "•"; position: absolute; inset-inline-start: 0; color: var(--muted); }
.sheet footer { flex: none; display: flex; align-items: center; justify-content: space-between; flex-wrap: wrap; gap: 4px 12px; min-height: 52px; padding: 10px 20px; }
.sheet a { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; font-weight: 600; color: var(--accent-ink); border-radius: 4px; }

.suggestions { flex: none; display: flex; flex-wrap: wrap; gap: 8px; max-height: 30%; overflow-y: auto; padding: 8px 16px 2px; }
.suggestion { min-height: 36px; padding: 6px 14px; border: 1px solid var(--accent-ink); border-radius: 18px; font-weight: 500; line-height: 1.3; color: var(--accent-ink); text-align: start; overflow-wrap: anywhere; transition: background .15s; }
.suggestion:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }

.composer { flex: none; padding: 8px 12px 12px; }
.composer form {
  display: flex; align-items: flex-end; gap: 6px; padding-block: 5px; padding-inline: 14px 5px; border: 1px solid var(--edge); border-radius: 22px; background: var(--surface); transition: border-color .15s, box-shadow .15s;
}
.composer form:focus-within { border-color: var(--accent-ink); box-shadow: 0 0 0 1px var(--accent-ink); }
textarea { flex: 1; min-width: 0; min-height: 34px; max-height: 140px; padding: 5px 0; border: 0; resize: none; font: inherit; line-height: 1.6; color: inherit; background: none; }
textarea:focus { outline: none; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send { display: grid; place-items: center; flex: none; width: 34px; height: 34px; border-radius: 50%; color: var(--on-accent); background: var(--accent); transition: filter .15s, background .15s; }
.send:hover { filter: brightness(1.08); }
.send .icon { stroke-width: 2.2; }
.send[aria-disabled="true"] { color: var(--muted); background: var(--raised); cursor: default; filter: none; }
.counter { padding: 0 6px 6px; font-size: .8em; text-align: end; color: var(--muted); }
.counter.over { color: var(--bad); font-weight: 600; }
.ended { display: flex; flex-direction: column; align-items: center; gap: 10px; padding: 12px 4px 4px; border-top: 1px solid var(--line); color: var(--muted); }

/* No room for a window beside the page: phones, and any screen at a high zoom. */
@media (max-width: 479px), (max-height: 479px) {
  .frame .panel { inset: 0; width: auto; height: auto; border-radius: 0; padding-bottom: env(safe-area-inset-bottom, 0px); }
  textarea { font-size: max(16px, 1em); }
}
@media (max-height: 360px) { .panel { overflow-y: auto; } .middle { flex: none; height: 200px; } }
@media (forced-colors: active) {
  .panel, .menu, .bubble, .dots { border: 1px solid CanvasText; }
  .send, .button.primary, .avatar { border: 1px solid ButtonText; }
}
`;

/** Style sheets of the open panel, in order. */
export const panelStyles = [frameStyles, messageStyles, cardStyles];
