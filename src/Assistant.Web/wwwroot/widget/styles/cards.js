export const cardStyles = `
.card { width: 100%; border: 1px solid var(--line); border-radius: 16px; background: var(--surface); overflow: hidden; overflow-wrap: anywhere; }
.card > header { display: flex; align-items: center; gap: 10px; padding: 12px 14px; }
.card h3 { flex: 1; min-width: 0; font-weight: 700; line-height: 1.3; }
.card h3 .under { font-weight: 400; }
.badge-icon { display: grid; place-items: center; flex: none; width: 32px; height: 32px; border-radius: 10px; color: var(--accent-ink); background: color-mix(in srgb, var(--accent) 12%, var(--surface)); }
.card .buttons { display: flex; flex-wrap: wrap; gap: 8px; padding: 4px 14px 14px; }
.card .buttons .button { flex: 1 1 auto; min-height: 38px; padding: 6px 12px; }

.facts { display: grid; gap: 5px; padding: 0 14px 12px; font-size: .933em; }
.facts div, .sums div { display: flex; justify-content: space-between; gap: 4px 16px; flex-wrap: wrap; }
dt { color: var(--muted); }
dd { text-align: end; font-weight: 500; }
.items li { display: flex; align-items: center; gap: 12px; padding: 10px 14px; border-top: 1px solid var(--line); }
.thumb { display: grid; place-items: center; flex: none; width: 48px; height: 48px; border-radius: 10px; object-fit: cover; color: var(--muted); background: var(--raised); }
.what { flex: 1; min-width: 0; }
.what .name { display: block; font-weight: 500; line-height: 1.35; }
.price { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.sums { display: grid; gap: 4px; padding: 11px 14px 13px; border-top: 1px solid var(--line); font-size: .933em; font-variant-numeric: tabular-nums; }
.sums .total { font-size: 1.071em; }
.sums .total :is(dt, dd) { font-weight: 700; color: var(--ink); }

.products { display: grid; gap: 10px; width: 100%; }
.products .product { max-width: 270px; }
.carousel { width: calc(100% + 32px); margin-inline: -16px; }
.strip { display: flex; gap: 10px; overflow-x: auto; padding: 3px 16px; scroll-padding-inline: 16px; scroll-snap-type: x proximity; scrollbar-width: none; }
.strip:focus-visible { outline-offset: -2px; border-radius: 16px; }
.strip .product { flex: none; width: 216px; scroll-snap-align: start; }
.product { display: flex; flex-direction: column; }
.product .picture { display: grid; place-items: center; width: 100%; aspect-ratio: 5 / 4; object-fit: cover; color: var(--muted); background: var(--raised); font-size: 1.6em; }
.product .about { flex: 1; padding: 11px 14px 10px; }
.product .price { margin-top: 2px; white-space: normal; }
.product .about .under { margin-top: 5px; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
.turn { display: flex; align-items: center; gap: 4px; padding: 4px 12px 0 16px; }
.turn .under { flex: 1; }

.action { border-color: var(--edge); }
.action > header { align-items: flex-start; flex-wrap: wrap; }
.action:focus-visible { outline-offset: -2px; }
.state { flex: none; padding: 2px 9px; border-radius: 10px; font-size: .8em; font-weight: 600; color: var(--warn); background: var(--warn-back); }
.succeeded .state { color: var(--good); background: var(--good-back); }
.rejected .state { color: var(--bad); background: var(--bad-back); }
.expired .state, .declined .state, .withdrawn .state { color: var(--muted); background: var(--raised); }
.succeeded.action, .rejected.action, .expired.action, .declined.action, .withdrawn.action { border-color: var(--line); }
.action .buttons { padding: 2px 14px 10px; }
.action .buttons .button { flex: 1; }
.action .note { padding: 0 14px 12px; font-size: .8em; }
.problem { display: flex; align-items: center; gap: 6px; padding: 0 14px 8px; font-size: .867em; color: var(--bad); }
`;
