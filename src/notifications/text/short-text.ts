/** One text message holds 160 characters of the telephone's alphabet (3GPP TS 23.038), or 70 of any other. */
const most = { gsm: 160, any: 70 } as const;

// The basic table; those of the second take two places.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€');

/** The first of these that fits into one message; if none does, the last as it is. */
export function shortest(...sayings: readonly string[]): string {
  const plain = sayings.map(plainly);
  return plain.find(fits) ?? plain.at(-1)!;
}

function fits(text: string): boolean {
  const places = gsmPlaces(text);
  return places === null ? text.length <= most.any : places <= most.gsm;
}

/** How many places it takes in the telephone's alphabet; null: it cannot be written in it. */
export function gsmPlaces(text: string): number | null {
  let places = 0;
  for (const letter of text) {
    if (basic.has(letter)) places += 1;
    else if (extended.has(letter)) places += 2;
    else return null;
  }
  return places;
}

/**
 * Curly quotes, long dashes and the accents that telephones lack cost more than half of the message; a text that needs
 * another alphabet all the same keeps all of them.
 */
function plainly(text: string): string {
  const written = text
    .replace(/[’‘]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/[\u00A0\u2009\u202F]/g, ' ');
  const bare = Array.from(written.normalize('NFC'), (letter) =>
    gsmPlaces(letter) === null ? letter.normalize('NFD').replace(/\p{M}/gu, '') : letter,
  ).join('');
  return gsmPlaces(bare) === null ? text : bare;
}
