/**
 * What a message may repeat of a name that somebody gave with an address nobody has proven: the first word, if it is made of
 * letters, of at most forty characters. Anyone may type anyone's address, and a message as the name.
 */
export function greetingName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/);
  return first.length <= 40 && /^\p{L}[\p{L}\p{M}'’‑-]*$/u.test(first) ? first : '';
}
