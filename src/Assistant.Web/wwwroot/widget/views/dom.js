const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Builds an element. Text goes in as text nodes, never as markup; attribute names come from this code alone.
 * A property `onclick` (all lower case) is a listener; absent values (undefined, null, false) are left out.
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Words for screen readers alone. */
export const unseen = (...words) => h('span', { class: 'unseen' }, ...words);

const paths = {
  chat: 'M12 3.5c-5 0-9 3.4-9 7.7 0 2.4 1.3 4.6 3.3 6l-.6 3.3 3.6-1.8c.9.2 1.8.3 2.7.3 5 0 9-3.4 9-7.8s-4-7.7-9-7.7Z',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.7-3.6 3.6-5.5 7.5-5.5s6.8 1.9 7.5 5.5',
  fresh: 'M12 5v14M5 12h14',
  back: 'M15 6l-6 6 6 6',
  forth: 'M9 6l6 6-6 6',
  page: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  spark: 'M12 3.5c.8 4.7 3.8 7.7 8.5 8.5-4.7.8-7.7 3.8-8.5 8.5-.8-4.7-3.8-7.7-8.5-8.5 4.7-.8 7.7-3.8 8.5-8.5Z',
  parcel: 'M4 8l8-4 8 4v8l-8 4-8-4V8ZM4 8l8 4 8-4M12 12v8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  stop: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM6.2 6.2l11.6 11.6',
  undo: 'M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
  swap: 'M7 4L3.5 7.5 7 11M4 7.5h16M17 13l3.5 3.5L17 20M20 16.5H4',
  pin: 'M12 21s7-6.1 7-11.5a7 7 0 0 0-14 0C5 14.9 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  payment: 'M3.5 6h17a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-17a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM2.5 10h19M6 14.5h4',
  ask: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v5M12 16h.01',
  round: 'M19.5 8A8.5 8.5 0 0 0 4 9.5M4 4.5v5h5M4.5 16A8.5 8.5 0 0 0 20 14.5M20 19.5v-5h-5',
  alert: 'M12 8v5M12 16.5h.01M12 3.5l9 16H3l9-16Z',
};

/** @param {keyof typeof paths} name */
export function icon(name) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries({ viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true', focusable: 'false' })) {
    svg.setAttribute(attribute, value);
  }
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** Shows the words only when they changed, so that a live region does not repeat itself. */
export function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
