/** What somebody may try to guess: the password of an account, or the code of its authenticator after the password. */
export type Guess = 'password' | 'code';

/**
 * Wrong tries within a period. Up to `free` they are answered at once; from then on each has to be paid for with a proof of
 * work, where one can be; at `most` the account opens to known browsers, passkeys and a new password only.
 */
interface GuessLimit {
  readonly key: string;
  readonly free: number;
  readonly most: number;
  readonly seconds: number;
}

const hour = 3600;
const day = 24 * hour;

/**
 * Of a browser in which the account has signed in before, or of a session: 480 a day at most. Beyond it a browser is a
 * stranger's.
 */
export const ownLimit = { times: 20, seconds: hour };

/**
 * Of strangers, by the address that was typed, known or not. Per account and day: 2,000 passwords from everywhere and 100
 * from one network, of which some 1,900 and 90 cost work; 60 codes of six digits, of which three are right at any time,
 * which is a chance of 1 in 5,500 for whoever knows the password. In all, a network has 3,600 an hour, as many as it may
 * send forms.
 */
export function strangersLimits(guess: Guess, account: string, network: string): readonly GuessLimit[] {
  if (guess === 'code') return [{ key: everywhere('code', account), free: 10, most: 10, seconds: 4 * hour }];
  return [
    { key: here(account, network), free: 8, most: 100, seconds: day },
    { key: everywhere('password', account), free: 50, most: 2000, seconds: day },
    { key: `password from ${network}`, free: 100, most: 3600, seconds: hour },
  ];
}

export const here = (account: string, network: string) => `password ${account} ${network}`;
export const everywhere = (guess: Guess, account: string) => `${guess} ${account}`;

/** Zero bits: a second of a laptop. */
export const leastWork = 18;

/**
 * Zero bits of the proof of work, when this many tries have been taken of so many that are free: `leastWork` at first,
 * and one more each time the tries double, up to sixteen seconds.
 */
export function workFor(taken: number, free: number): number {
  return Math.min(22, leastWork + Math.floor(Math.log2(Math.max(1, taken / free))));
}
