import type { Accent, accentOf } from '../../notifications/email/accent.js';

/** The tokens of `style.css` that a clinic's color takes the place of. */
export function accentRules({ day, night }: ReturnType<typeof accentOf>): string {
  return `:root{${tokens(day)}}@media (prefers-color-scheme:dark){:root{${tokens(night)}}}`;
}

function tokens({ accent, deep, on, wash }: Accent): string {
  return `--jade:${accent};--jade-deep:${deep};--on-jade:${on};--wash:${wash}`;
}
