/**
 * What the shop chose on its script tag.
 * @typedef {object} Options
 * @property {string} base       address of the assistant's host, ending in a slash
 * @property {string} [title]    name shown in the header
 * @property {string} [accent]   any CSS colour
 * @property {'left'|'right'} position
 * @property {'light'|'dark'|'auto'} theme
 * @property {string} locale     BCP 47 tag
 * @property {'ltr'|'rtl'} direction
 * @property {() => Promise<string|undefined>} identity  a fresh identity JWT, or nothing for a visitor
 */

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

/** Reads the raw data- attributes; a value that means nothing falls back to its default. */
export function readOptions(raw) {
  const locale = firstLocale(raw.locale, document.documentElement.lang, navigator.language);
  return Object.freeze({
    base: raw.base,
    title: raw.title?.trim() || undefined,
    accent: raw.accent && CSS.supports('color', raw.accent) ? raw.accent : undefined,
    position: raw.position === 'left' ? 'left' : 'right',
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : 'auto',
    locale,
    direction: rightToLeft.has(locale.split('-')[0]) ? 'rtl' : 'ltr',
    identity: () => readIdentity(raw.identity),
  });
}

/** The page may sign its shopper in after our tag ran, so this is read anew for every token. */
async function readIdentity(attribute) {
  const given = attribute ?? window.assistantIdentity;
  const identity = typeof given === 'function' ? await given() : given;
  return typeof identity === 'string' && identity !== '' ? identity : undefined;
}

function firstLocale(...candidates) {
  for (const candidate of candidates) {
    try {
      const [locale] = Intl.getCanonicalLocales(candidate || []);
      if (locale) return locale;
    } catch {
      // Not a language tag: the page's lang attribute may hold anything.
    }
  }

  return 'en';
}
