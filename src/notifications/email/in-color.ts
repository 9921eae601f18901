import { accentOf } from './accent.js';
import { day, night } from './colours.js';

/** The same email with the clinic's color in the place of ours. */
export function inColor(html: string, color: string | null | undefined): string {
  if (!color) return html;
  const accents = accentOf(color);
  return html
    .replaceAll(day.jade, accents.day.accent)
    .replaceAll(night.jade, accents.night.accent)
    .replaceAll(night.onJade, accents.night.on);
}
