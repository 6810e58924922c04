import english from './texts/en.js';

const translated = new Set(['ar', 'de', 'es', 'fr']);

/** The widget's own words in the language of `locale`; English where there is no translation or it cannot be loaded. */
export async function loadTexts(locale) {
  const language = locale.split('-')[0];
  if (!translated.has(language)) return english;

  try {
    const { default: texts } = await import(`./texts/${language}.js`);
    return { ...english, ...texts };
  } catch {
    return english;
  }
}
