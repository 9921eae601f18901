export type Random = () => number;
export const of = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;

/** What people, programs and attackers send where something else was expected. */
const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u202eevil',
  '\ud800',
  '\ufeff',
  '\u2028',
  'a\vb',
  'a\tb',
  'a\nb',
  '\r',
  '"; drop table bookings; --',
  'a\r\nBcc: x@example.org',
  ...words(
    '. .. ... .... + - 0 -1 1 1e9 1e308 1e400 99999999999 NaN Infinity 0x10 ½ ٣ １ $1 $& =1+1 a,b % _ \\ \\u0000',
  ),
  ...words('constructor __proto__ toString hasOwnProperty null undefined true on [object'),
  ...words('xx zz-ZZ en- en-US-u-hc-h99 de_DE i-klingon x-private XX ZZ US AA USD XYZ usd €'),
  ...words('Mars/Olympus UTC GMT+25 Etc/GMT-14 America/New_York Factory EST5EDT +05:00'),
  ...words('0000-00-00 2026-02-30 9999-12-31 -000001-01-01 +275760-09-13 2026-12-01 2026-12-01T10:00:00-05:00'),
  ...words('2026-12-01T25:00 24:00 25:00 9 09:60 -1:00 12am'),
  ...words('() +++++ 00 +1 000000000000000 +16315550142 +16315550142x99999999999 ٠١٢٣٤٥٦٧٨٩'),
  ...words('a@b @ a@ a@[127.0.0.1] ana@example.org ana@exämple.org'),
  ...words('0198c000-0000-7000-8000-00000000dead 00000000-0000-0000-0000-000000000000'),
  ...words('//elsewhere.example javascript:alert(1) http://127.0.0.1:1/ https://user:pass@example.org http://[::1'),
  ...words('file:///etc/passwd /% /%00 /\\elsewhere 👩🏽‍⚕️ é e\u0301 ß İ ﷺ'),
  ...words("{ } {clinic} {details} {a,plural,one{ {n,number,::.00} {' < <script> <!-- ]( ``` # <svg/onload=x> &#0;"),
  ...words('[] {} {"a":1} [{}] 40.75,-72.9 91,181 #12 #gggggg data:image/png;base64,'),
  ...words('weekly date-gone off keep move cancel'),
];

/** One of them, two in a row, or a long one. */
export function hostileText(random: () => number): string {
  const one = () => texts[Math.floor(random() * texts.length)]!;
  const turn = random();
  if (turn < 0.85) return one();
  if (turn < 0.95) return one() + one();
  return (one() || 'x').repeat(1 + Math.floor(random() * 5000)).slice(0, 20_000);
}

/** The same, or what is no text. */
export function hostileValue(random: Random): unknown {
  const turn = random();
  if (turn < 0.85) return hostileText(random);
  if (turn < 0.95) return [hostileText(random), hostileText(random)];
  return of(random, [{ a: { b: 'c' } }, null, 1.5, -1, true, [[]], 1e308]);
}

/** Browsers send no half of a character, and no server takes a longer address. */
export const inAddress = (text: string) => encodeURIComponent(text.slice(0, 3000).replace(/\p{Cs}/gu, ''));

function words(line: string): readonly string[] {
  return line.split(' ');
}
