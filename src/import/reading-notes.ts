import type { Configuration } from './easy-appointments.js';

/** What was uncertain when a file was read, told to whoever uploaded it. */
export const guessed = (name: string): string =>
  `${name} isn’t in UTF-8, so it was read as Windows-1252 (Western European). If names look wrong, save the file as UTF-8 and upload it again.`;

export const unfinished = (name: string): string =>
  `${name} doesn’t end with “Dump completed”, so part of it may be missing. Compare the number of appointments with the other system.`;

/** mysqldump says in its first line that it wrote a dump, and in its last one that it is complete. */
export function isUnfinished(start: string, end: string): boolean {
  return /^-- (MySQL|MariaDB) dump /m.test(start.slice(0, 500)) && !/^-- Dump completed/m.test(end);
}

/** Whose times are not those of any place of the clinic; `zones`: of its places. */
export function zonesElsewhere(configuration: Configuration | null, zones: readonly string[]): string[] {
  return (configuration?.providers ?? [])
    .filter(([, { timeZone }]) => timeZone !== '' && timeZone !== 'UTC' && !zones.includes(timeZone))
    .map(
      ([, { name, timeZone }]) =>
        `The times of ${name} are read in the time zone ${timeZone}, as the other system has it. If that’s wrong, correct it there and export again.`,
    );
}
