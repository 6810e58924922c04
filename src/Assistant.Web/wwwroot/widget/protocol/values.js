// Readers for values of unknown type: the wanted type, or undefined (an empty one for collections).

export const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Text that may have been written as a number. */
export const label = (value) => (typeof value === 'number' ? String(value) : text(value));

export const count = (value) => (Number.isSafeInteger(value) ? value : undefined);

export const list = (value) => (Array.isArray(value) ? value : []);

export const record = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});

export const time = (value) => {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
};
