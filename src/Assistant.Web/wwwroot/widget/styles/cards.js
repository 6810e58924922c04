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

.action { --tone: var(--muted); --tone-back: var(--raised); position: relative; }
.action::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: 4px; background: var(--tone); }
.action:is(.needsApproval, .unknown, .busy) { --tone: var(--warn); --tone-back: var(--warn-back); }
.action.succeeded { --tone: var(--good); --tone-back: var(--good-back); }
.action.rejected { --tone: var(--bad); --tone-back: var(--bad-back); }
.action.proposed { --tone: var(--accent-ink); --tone-back: color-mix(in srgb, var(--accent) 12%, var(--surface)); border-color: var(--edge); }
.action > header { flex-wrap: wrap; padding-bottom: 10px; }
.action h3 { min-width: 9em; }
/* Beside its label where it fits, below it otherwise; an address reads from its beginning either way. */
.action dd { text-align: start; }
.action:focus-visible { outline-offset: -2px; }
.state { display: inline-flex; align-items: center; gap: 5px; flex: none; padding-block: 3px; padding-inline: 7px 10px; border-radius: 11px; font-size: .8em; font-weight: 600; line-height: 1.3; color: var(--tone); background: var(--tone-back); box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--tone) 22%, transparent); }
.state .icon { width: 1.25em; height: 1.25em; stroke-width: 2.2; }
.action :is(.name, .under, h3) { text-align: start; }
.action .becomes { color: var(--ink); }
/* What did not happen steps back: no sum in it may look like a promise. */
.action:is(.expired, .declined, .withdrawn, .rejected) :is(.badge-icon, h3, .name, .becomes, .price, .sums dt, .sums dd) { color: var(--muted); font-weight: 500; }
.action:is(.expired, .declined, .withdrawn, .rejected) .badge-icon { background: var(--raised); }
.action .choice { border-top: 1px solid var(--line); padding-top: 12px; }
.action .buttons { padding: 0 14px 10px; }
.action .buttons .button { flex: 1 1 8em; }
.action .typed { padding: 0 14px 4px; font-size: .867em; }
.typed code { padding: 1px 6px; border-radius: 6px; font: 600 1em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: .08em; color: var(--ink); background: var(--raised); user-select: all; }
.action .note { padding: 0 14px 12px; font-size: .867em; }
.action .note:empty { display: none; }
.action :is(.sums, .items) + .note { border-top: 1px solid var(--line); padding-top: 10px; }
@media (forced-colors: active) { .action::before { background: CanvasText; } .state { border: 1px solid CanvasText; } }
.problem { display: flex; align-items: center; gap: 6px; padding: 0 14px 8px; font-size: .867em; color: var(--bad); }
`;
