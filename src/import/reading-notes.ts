/** What was uncertain when a file was read, told to whoever uploaded it. */
export const guessed = (name: string): string =>
  `${name} isn’t in UTF-8, so it was read as Windows-1252 (Western European). If names look wrong, save the file as UTF-8 and upload it again.`;

export const unfinished = (name: string): string =>
  `${name} doesn’t end with “Dump completed”, so part of it may be missing. Compare the number of appointments with the other system.`;

/** mysqldump says in its first line that it wrote a dump, and in its last one that it is complete. */
export function isUnfinished(start: string, end: string): boolean {
  return /^-- (MySQL|MariaDB) dump /m.test(start.slice(0, 500)) && !/^-- Dump completed/m.test(end);
}
