const day = 86_400_000;

/** Times, days and money as the shopper's locale writes them. */
export function createFormat(locale) {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute' });
  const seconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  return {
    time: (at) => time.format(at),

    /** "Today", "Yesterday", "Monday", then the date. */
    day(at, now) {
      const ago = Math.round((startOfDay(now) - startOfDay(at)) / day);
      if (ago === 0 || ago === 1) return capitalised(relative.format(-ago, 'day'), locale);
      return ago > 1 && ago < 7 ? capitalised(weekday.format(at), locale) : date.format(at);
    },

    /** "9 min", "45 sec". @param {number} span milliseconds */
    span: (span) => (span > 60_000 ? minutes.format(Math.ceil(span / 60_000)) : seconds.format(Math.ceil(span / 1_000))),

    /** @param {number} amount integer minor units; how many make one unit is the currency's own business */
    money(amount, currency) {
      try {
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
        return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
      } catch {
        return `${amount} ${currency}`;
      }
    },
  };
}

export const startOfDay = (at) => new Date(at).setHours(0, 0, 0, 0);

const capitalised = (words, locale) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
