export const shortestPassword = 12;
export const longestPassword = 128;

/** Keys of `words`. */
export type PasswordFault =
  | 'fault.password-short'
  | 'fault.password-long'
  | 'fault.password-known'
  | 'fault.password-self';

/**
 * NIST SP 800-63B-4 §3.1.1: long enough, not known to everyone, not one's own name; nothing about capitals and digits.
 * Characters are counted as people count them.
 */
export function passwordFault(
  password: string,
  person: { readonly name: string; readonly email: string },
  breached: (password: string) => boolean,
): PasswordFault | undefined {
  const characters = Array.from(password.normalize('NFKC')).length;
  if (characters < shortestPassword) return 'fault.password-short';
  if (characters > longestPassword) return 'fault.password-long';
  if (breached(password)) return 'fault.password-known';
  if (isOneself(password, person)) return 'fault.password-self';
  return undefined;
}

/** Nothing but one's name, address or the clinic's trade, with perhaps some digits around. */
function isOneself(password: string, { name, email }: { readonly name: string; readonly email: string }): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
  const own = [name, email, email.split('@')[0] ?? ''].map(bare).filter(Boolean);
  return own.includes(bare(password)) || new Set(password).size < 4;
}
