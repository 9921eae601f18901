export const shortestPassword = 12;
export const longestPassword = 128;

/** Keys of `words`. */
export type PasswordFault =
  | 'fault.password-short'
  | 'fault.password-long'
  | 'fault.password-known'
  | 'fault.password-self';

/** Whose password it is to be, and the name of the clinic. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  readonly clinic: string;
}

/** What is tried at any clinic that runs Meridian. */
const wordsOfTheTrade =
  'meridian clinic administrator admin reception receptionist practitioner staff password welcome';

/**
 * NIST SP 800-63B-4 §3.1.1: long enough, not known to everyone, not one's own name; nothing about capitals and digits.
 * Characters are counted as people count them.
 */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
  breached: (password: string) => boolean,
): PasswordFault | undefined {
  const characters = Array.from(password.normalize('NFKC')).length;
  if (characters < shortestPassword) return 'fault.password-short';
  if (characters > longestPassword) return 'fault.password-long';
  if (breached(password)) return 'fault.password-known';
  if (isGuessable(password, owner)) return 'fault.password-self';
  return undefined;
}

/** Nothing but words that others know of the person and the clinic, with perhaps some digits around. */
function isGuessable(password: string, { name, email, clinic }: PasswordOwner): boolean {
  const words = wordsOf(`${name} ${email} ${clinic} ${wordsOfTheTrade}`).toSorted((a, b) => b.length - a.length);
  const letters = wordsOf(password).join('');
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), letters);
  return (letters !== '' && rest === '') || new Set(password).size < 4;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];
