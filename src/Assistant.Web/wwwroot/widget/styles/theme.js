// What a shop may set (--assistant-…) with its defaults, for both colour schemes.

const light = `
  color-scheme: light;
  --surface: var(--assistant-surface, #fff);
  --raised: var(--assistant-surface-raised, #f1f3f7);
  --ink: var(--assistant-text, #191d27);
  --muted: var(--assistant-text-muted, #545d70);
  --line: var(--assistant-border, #e0e4ec);
  --edge: #8089a0;
  --accent-ink: var(--accent-ink-on-light, #2f4fc4);
  --good: #0b6b43; --good-back: #e3f6ec;
  --warn: #7a4700; --warn-back: #fff3d9;
  --bad: #b3261e; --bad-back: #fdeceb;
  --shadow: 0 0 0 1px rgb(20 26 40 / .06), 0 12px 28px rgb(20 26 40 / .14), 0 32px 64px rgb(20 26 40 / .14);
`;

const dark = `
  color-scheme: dark;
  --surface: var(--assistant-surface-dark, #171a20);
  --raised: var(--assistant-surface-raised-dark, #262a33);
  --ink: var(--assistant-text-dark, #eef0f5);
  --muted: var(--assistant-text-muted-dark, #abb3c4);
  --line: var(--assistant-border-dark, #353b48);
  --edge: #7b8499;
  --accent-ink: var(--accent-ink-on-dark, #a9bbff);
  --good: #7fdcab; --good-back: #14362a;
  --warn: #ffd58a; --warn-back: #3b2f14;
  --bad: #ffaaa3; --bad-back: #43201f;
  --shadow: 0 0 0 1px rgb(255 255 255 / .09), 0 12px 28px rgb(0 0 0 / .5), 0 32px 64px rgb(0 0 0 / .5);
`;

export const themeStyles = `
:host {
  all: initial;
  --assistant-accent: #3553d1;
  --on-accent: var(--assistant-on-accent, var(--accent-on, #fff));
}

.frame {
  ${light}
  --accent: var(--assistant-accent);
  --side: var(--assistant-offset-x, 20px);
  --bottom: var(--assistant-offset-y, 20px);
  /* "medium" follows the reader's own text size and ignores what the page made of its root element. */
  font: normal medium/1.5 var(--assistant-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
  color: var(--ink);
  text-align: start;
  -webkit-text-size-adjust: 100%;
}

@media (prefers-color-scheme: dark) { .frame.auto { ${dark} } }
.frame.dark { ${dark} }

*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; -webkit-tap-highlight-color: transparent; }
:focus-visible { outline: 2px solid var(--accent-ink); outline-offset: 2px; }

.icon { display: block; flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.icon-more { stroke-width: 3; }

@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition-duration: 1ms !important; scroll-behavior: auto !important; }
}
`;
