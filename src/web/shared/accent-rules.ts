import type { Accent, Accents } from '../../notifications/email/accent.js';

/** The tokens of `style.css` that a clinic's color takes the place of. */
export function accentRules({ day, night }: Accents): string {
  return `:root{${tokens(day)}}@media (prefers-color-scheme:dark){:root{${tokens(night)}}}`;
}

/** The same of `embed.css`, whose scheme may be that of the page around the frame. */
export function frameAccentRules({ day, night }: Accents): string {
  return `:root{--jade:light-dark(${day.accent},${night.accent});--wash:light-dark(${day.wash},${night.wash})}`;
}

function tokens({ accent, deep, on, wash }: Accent): string {
  return `--jade:${accent};--jade-deep:${deep};--on-jade:${on};--wash:${wash}`;
}
