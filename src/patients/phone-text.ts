import { asTypedInAscii } from '../platform/plain-text.js';

/** The number in what somebody wrote. */
interface WrittenNumber {
  /** Digits with their punctuation, of foreign countries as they wrote it: `+44 (0)20 7946 0018`, `0044 …`. */
  readonly number: string;
  /** Digits, or empty. */
  readonly extension: string;
  /** There is a second one. */
  readonly isOneOfSeveral: boolean;
}

/** More than E.164 allows, with what may be dialed before it. */
const mostDigits = 18;
/** Beside words: fewer are a year, a room, a time. */
const leastBesideWords = 6;
/** Of each of two numbers that only a slash divides; 030/123 45 67 is one. */
const leastOfTwo = 7;

const extensionMark =
  /(?:(?<!\p{L})(?:extensi[oó]n|extn?|durchwahl|dw|apparat|app|klappe|kl|poste|int|interno|anexo|ramal|доб)|x|#|转|轉|分机|分機|内线)[\s.:=]{0,4}(\d{1,7})[\s)]*$/iu;
/** What telephones dial after a pause. */
const afterPause = /[,;][\s,;]{0,4}(\d{1,5})\s*$/;
const digits = /(?:\(?\+[\s(]*)?\(?\d(?:[\s().\-/]*\d)*/g;
/** 1-800-FLOWERS: on a keypad each letter has its digit. */
const vanity = /^\+?(?:[\s().-]*\d){3,5}[\s().-]*[A-Z](?:[\s.-]?[A-Z]){3,7}$/;
const keypad = 'ABC DEF GHI JKL MNO PQRSTUV WXYZ';

/** As it is kept, wherever it was copied from: in ASCII and without the scheme of a link (RFC 3966). Words beside a number stay. */
export function plainNumber(typed: string): string {
  const text = asciiDigits(asTypedInAscii(typed))
    .replace(/[·•・∙‧_]/g, '.')
    .replace(/~/g, '-');
  const [scheme] = /^(?:(?:tel|callto|sms):\/{0,2}|https?:\/\/wa\.me\/)/i.exec(text) ?? [];
  if (scheme === undefined) return text;
  const [number = '', ...parameters] = text.slice(scheme.length).replace(/%2b/gi, '+').replace(/%20/g, ' ').split(';');
  const valueOf = (name: string) => parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const context = valueOf('phone-context')?.startsWith('+') ? `${valueOf('phone-context')}-` : '';
  const extension = valueOf('ext');
  const plus = /wa\.me/i.test(scheme) ? '+' : '';
  return `${plus}${context}${number.replace(/[?&].*/, '')}${extension ? ` ext. ${extension}` : ''}`.trim();
}

/** Undefined: there is none that could be dialed. */
export function writtenNumber(typed: string): WrittenNumber | undefined {
  const text = plainNumber(typed);
  const marked = extensionMark.exec(text) ?? afterPause.exec(text);
  const extension = marked?.[1] ?? '';
  const body = onKeypad(marked ? text.slice(0, marked.index) : text);
  const found = [...body.matchAll(digits)].flatMap(({ 0: one, index }) => halves(one).map((part) => ({ part, index })));
  const counts = found.map(({ part }) => part.replace(/\D/g, '').length);
  const most = Math.max(0, ...counts);
  const { part = '', index = 0 } = found[counts.indexOf(most)] ?? {};
  const others = `${body.slice(0, index)}\n${body.slice(index + part.length)}`;
  const isGlued = /[\p{Script=Latin}@]\n|\n[\p{Script=Latin}@]/u.test(others) || others.includes('@');
  const hasWords = /[\p{L}\p{N}]/u.test(others);
  if (most < (hasWords ? leastBesideWords : 4) || (isGlued && hasWords)) return undefined;
  const isOneOfSeveral = most > mostDigits || counts.filter((count) => count >= leastOfTwo).length > 1;
  return { number: part, extension, isOneOfSeveral };
}

function halves(run: string): readonly string[] {
  const parts = run.split('/');
  return parts.length === 2 && parts.every((part) => part.replace(/\D/g, '').length >= leastOfTwo) ? parts : [run];
}

function onKeypad(text: string): string {
  if (!vanity.test(text)) return text;
  return text.replace(/[A-Z]/g, (letter) => String(Math.floor(keypad.indexOf(letter) / 4) + 2));
}

/** The digits of every script come in tens, the zero first; those of formulas, whose tens adjoin, are ASCII by then (NFKC). */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}
