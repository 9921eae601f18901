import { initialsOf } from '../../patients/initials.js';

/** "Mei" of "Dr. Mei Tanaka". */
export function firstNameOf(name: string): string {
  return namesIn(name)[0] ?? name;
}

/** "MT" of "Dr. Mei Tanaka": in the place of a photo. */
export function monogramOf(name: string): string {
  return initialsOf(namesIn(name).join(' ')).replace(/[. ]/g, '');
}

/** Without titles, which end in a full stop, and what is no name at all. */
function namesIn(name: string): string[] {
  return name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
}
