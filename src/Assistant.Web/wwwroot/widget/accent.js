/** WCAG 2.2 AA for text; every colour here is held against the least favourable surface of its theme. */
const legible = 4.5;
/** A dark colour that is only just light enough looks washed out on a dark surface. */
const comfortable = 7;
const lightSurface = [0xf1, 0xf3, 0xf7];
const darkSurface = [0x26, 0x2a, 0x33];
const white = [255, 255, 255];
const ink = [0x14, 0x17, 0x1f];

/**
 * The style rules that follow from an accent colour: text on it, and shades of it that can be read as text.
 * @param {string} accent   the computed colour, from the page's CSS or from the option
 * @param {string} [option] the colour given on the script tag
 */
export function accentRules(accent, option) {
  const own = option ? `--assistant-accent: ${option};` : '';
  const rgb = parse(accent);
  if (!rgb) return `:host { ${own} }`;

  const onAccent = contrast(rgb, white) >= contrast(rgb, ink) || contrast(rgb, white) >= legible ? white : ink;
  return `:host { ${own}
    --accent-on: ${css(onAccent)};
    --accent-ink-on-light: ${css(towards(rgb, ink, lightSurface, legible))};
    --accent-ink-on-dark: ${css(towards(rgb, white, darkSurface, comfortable))};
  }`;
}

/** Moves a colour towards another in small steps until it can be read on the surface. */
function towards(colour, goal, surface, enough) {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colour.map((part, index) => Math.round(part + (goal[index] - part) * share));
    if (contrast(mixed, surface) >= enough) return mixed;
  }
  return goal;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** A canvas reads every colour that the browser knows; opaque sRGB ones come back as #rrggbb. */
function parse(colour) {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas || !CSS.supports('color', colour)) return undefined;
  canvas.fillStyle = colour;
  const parts = /^#(..)(..)(..)$/.exec(canvas.fillStyle);
  return parts?.slice(1).map((part) => parseInt(part, 16));
}

const css = (rgb) => `rgb(${rgb.join(' ')})`;
