/** The clinic's color in one scheme, as the tokens of the style sheet have it. */
export interface Accent {
  /** Links, marks, and the ground of buttons. */
  readonly accent: string;
  /** The same under the pointer. */
  readonly deep: string;
  /** Text on the accent. */
  readonly on: string;
  /** The ground of what is chosen. */
  readonly wash: string;
}

export interface Accents {
  readonly day: Accent;
  readonly night: Accent;
}

type Rgb = readonly [red: number, green: number, blue: number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];
/** The grounds on which the accent is hardest to read; see `style.css`. */
const paper: Rgb = [250, 247, 241];
const raisedAtNight: Rgb = [33, 30, 26];

/** WCAG 2.2 AA for text. Controls need 3:1; they are drawn in the same color. */
const readable = 4.5;
/** What must be corrected anyway is made easy to read. */
const easy = 5.5;
const steps = 64;

/**
 * A color of a clinic (`#rrggbb`) for both schemes: as near to it as can be read. Where it cannot, it is darkened by day
 * and lightened by night until it can.
 */
export function accentOf(color: string): Accents {
  const own = rgbOf(color);
  const day = corrected(
    own,
    (share) => mixed(own, black, share),
    (one) => mixed(paper, one, 0.1),
  );
  const night = corrected(
    own,
    (share) => lightened(own, share),
    (one) => mixed(raisedAtNight, one, 0.12),
  );
  return {
    day: hexes({ accent: day, deep: mixed(day, black, 0.25), on: white, wash: mixed(paper, day, 0.1) }),
    night: hexes({
      accent: night,
      deep: mixed(night, white, 0.3),
      on: mixed(night, black, 0.9),
      wash: mixed(raisedAtNight, night, 0.12),
    }),
  };
}

/** Changed as little as makes it easy to read on its own wash, which is nearer to it than paper is. */
function corrected(own: Rgb, changed: (share: number) => Rgb, washOf: (one: Rgb) => Rgb): Rgb {
  const ratio = (one: Rgb) => contrast(one, washOf(one));
  if (ratio(own) >= readable) return own;
  for (let step = 1; step < steps; step++) {
    const one = changed(step / steps);
    if (ratio(one) >= easy) return one;
  }
  return changed(1);
}

/** Of the same hue: white alone would make it gray, and full saturation glaring. */
function lightened(own: Rgb, share: number): Rgb {
  const [least, most] = [Math.min(...own), Math.max(...own)];
  const lightness = (least + most) / 510;
  const spread = most - least || 1;
  const saturation = most === least ? 0 : Math.min(0.5, spread / 255 / (1 - Math.abs(2 * lightness - 1)));
  const light = lightness + (1 - lightness) * share;
  const chroma = (1 - Math.abs(2 * light - 1)) * saturation;
  return own.map((part) =>
    Math.round(255 * (light - chroma / 2 + (chroma * (part - least)) / spread)),
  ) as unknown as Rgb;
}

/** WCAG 2.2, “contrast ratio” */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  return one.map((part, at) => Math.round(part + (other[at]! - part) * share)) as unknown as Rgb;
}

export function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function hexes<Name extends string>(colors: Readonly<Record<Name, Rgb>>): Readonly<Record<Name, string>> {
  const hex = (color: Rgb) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return Object.fromEntries(Object.entries<Rgb>(colors).map(([name, color]) => [name, hex(color)])) as Record<
    Name,
    string
  >;
}
