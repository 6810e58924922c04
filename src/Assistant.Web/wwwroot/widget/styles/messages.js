export const messageStyles = `
.log { position: relative; flex: 1; min-width: 0; display: flex; }
.scroller { flex: 1; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px 14px; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.scroller:focus-visible { outline-offset: -3px; border-radius: 6px; }
.welcome { display: flex; flex-direction: column; align-items: center; gap: 14px; padding: 32px 20px; text-align: center; color: var(--muted); }

.day { display: flex; align-items: center; gap: 12px; margin: 14px 0 10px; font-size: .8em; font-weight: 600; color: var(--muted); }
.day:first-child { margin-top: 2px; }
.day::before, .day::after { content: ""; flex: 1; height: 1px; background: var(--line); }

.message { display: flex; flex-direction: column; align-items: flex-start; margin-top: 4px; }
.message.first { margin-top: 14px; }
.day + .message.first { margin-top: 0; }
.message:has(.card) + .message:not(.first) { margin-top: 10px; }
.speaker { display: none; margin-bottom: 4px; font-size: .8em; font-weight: 600; color: var(--muted); }
.message.first .speaker:not(:empty) { display: block; }
.content { display: flex; flex-direction: column; align-items: inherit; gap: 8px; width: 100%; min-width: 0; }
.bubble { max-width: 88%; padding: 9px 14px; border-radius: 18px; border-start-start-radius: 6px; border-end-start-radius: 6px; background: var(--raised); overflow-wrap: anywhere; animation: settle .2s ease-out; }
.message.first .bubble { border-start-start-radius: 18px; }
.message.last .bubble:last-child { border-end-start-radius: 18px; }
.streams .bubble, [aria-live="off"] .bubble { animation: none; }
@keyframes settle { from { opacity: 0; transform: translateY(4px); } }
.bubble > p + p, .bubble > p + ul, .bubble > ul + p { margin-top: .6em; }
.bubble li { position: relative; padding-inline-start: 1.1em; }
.bubble li + li { margin-top: .25em; }
.bubble li::before { content: "•"; position: absolute; inset-inline-start: .1em; color: var(--muted); }
.bubble a { color: var(--accent-ink); }
.bubble.other { border: 1px dashed var(--edge); background: none; color: var(--muted); }

.message.shopper { align-items: flex-end; }
.shopper .bubble { color: var(--on-accent); background: var(--accent); border-radius: 18px; border-start-end-radius: 6px; border-end-end-radius: 6px; white-space: pre-wrap; }
.shopper.first .bubble { border-start-end-radius: 18px; }
.shopper.last .bubble:last-child { border-end-end-radius: 18px; }
.shopper .bubble a { color: inherit; }
.pending .bubble { filter: saturate(.6) brightness(.97); }
.person .bubble { background: color-mix(in srgb, var(--accent) 12%, var(--surface)); }
.message.system { align-items: center; margin-block: 12px; }
.system .bubble { max-width: 96%; padding: 5px 12px; border-radius: 12px !important; font-size: .867em; text-align: center; color: var(--muted); background: none; }

.foot { display: none; align-items: center; flex-wrap: wrap; gap: 2px 6px; margin: 4px 4px 0; font-size: .8em; color: var(--muted); }
.last .foot, .pending .foot, .failed .foot { display: flex; }
/* A notice stands for itself. */
.message.system .foot { display: none; }
.failed .foot { justify-content: flex-end; color: var(--bad); }
.failed .foot .icon { width: 1.2em; height: 1.2em; }
.failed .bubble { color: var(--ink); background: var(--bad-back); box-shadow: inset 0 0 0 1px var(--bad); }

.kept { white-space: nowrap; }
.marker { display: inline-grid; place-items: center; min-width: 24px; height: 24px; margin: -4px -1px; vertical-align: .05em; border-radius: 8px; }
.marker span, .source .number { min-width: 17px; padding: 0 4px; border-radius: 6px; font-size: .74em; font-weight: 700; line-height: 17px; text-align: center; color: var(--accent-ink); background: color-mix(in srgb, var(--accent) 14%, var(--surface)); }
.marker:hover span { color: var(--on-accent); background: var(--accent); }
.sources { display: flex; flex-wrap: wrap; gap: 6px; margin: 10px 0 4px; padding-top: 9px; border-top: 1px solid var(--line); }
.source { display: inline-flex; align-items: center; gap: 6px; min-width: 0; max-width: 100%; min-height: 28px; padding-block: 2px; padding-inline: 5px 10px; border-radius: 9px; font-size: .867em; font-weight: 500; background: var(--surface); box-shadow: 0 0 0 1px var(--line); }
.source:hover { box-shadow: 0 0 0 1px var(--edge); }
.source .name { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.typing { display: flex; align-items: center; gap: 10px; margin-top: 14px; color: var(--muted); }
.dots { display: inline-flex; gap: 4px; padding: 13px 14px; border-radius: 18px; background: var(--raised); }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: bounce 1.2s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .15s; }
.dots i:nth-child(3) { animation-delay: .3s; }
@keyframes bounce { 0%, 60%, 100% { transform: none; opacity: .5; } 30% { transform: translateY(-4px); opacity: 1; } }
.progress { font-size: .933em; }

.pill { position: absolute; bottom: 10px; left: 50%; transform: translateX(-50%); display: inline-flex; align-items: center; gap: 6px; min-height: 34px; padding-block: 5px; padding-inline: 10px 14px; border-radius: 17px; font-size: .867em; font-weight: 600; color: var(--on-accent); background: var(--accent); box-shadow: 0 4px 14px rgb(20 26 40 / .3); }
`;
