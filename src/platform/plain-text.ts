/** Without marks that nobody sees: keyboards and address books put them around names and numbers. */
export function visible(typed: string): string {
  return typed.replace(/[\p{Cf}\ufe00-\ufe0f]/gu, '');
}

/** As an English keyboard has it: letters and digits of other widths, hyphens, apostrophes and blanks. */
export function asTypedInAscii(typed: string): string {
  return visible(typed.normalize('NFKC'))
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[‘’‛ʼ′]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
