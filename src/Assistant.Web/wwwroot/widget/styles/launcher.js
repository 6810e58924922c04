export const launcherStyles = `
.launcher {
  position: fixed; z-index: var(--assistant-z-index, 2147483000);
  bottom: calc(var(--bottom) + env(safe-area-inset-bottom, 0px));
  display: grid; place-items: center; width: 58px; height: 58px; border-radius: 50%;
  color: var(--on-accent); background: var(--accent);
  box-shadow: 0 2px 6px rgb(20 26 40 / .2), 0 10px 24px rgb(20 26 40 / .22);
  transition: transform .18s cubic-bezier(.2, .8, .2, 1), box-shadow .18s;
}
.right .launcher { right: var(--side); }
.left .launcher { left: var(--side); }
.launcher:hover { transform: translateY(-2px); box-shadow: 0 4px 10px rgb(20 26 40 / .22), 0 16px 32px rgb(20 26 40 / .26); }
.launcher:active { transform: scale(.96); }
.launcher:focus-visible { outline: 3px solid var(--surface); outline-offset: 0; box-shadow: 0 0 0 6px var(--accent-ink); }
.launcher .icon { width: 27px; height: 27px; }
/* The open panel takes its place. */
.open .launcher { display: none; }
.launcher[aria-busy] .icon-chat { animation: pulse 1s ease-in-out infinite alternate; }
.badge {
  position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  display: grid; place-items: center; font-size: 12px; font-weight: 700; line-height: 1;
  color: #fff; background: #c4281f; border: 2px solid var(--surface);
}
@keyframes pulse { to { opacity: .35; } }
@media print { .frame { display: none; } }
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
`;
