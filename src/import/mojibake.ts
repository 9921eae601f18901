import { highWindows1252 } from '../platform/text/windows-1252.js';

/** What the bytes 80 to FF are where UTF-8 was taken for something else: by MySQL as latin1, by PowerShell as the console has it. */
const codePages = [
  highWindows1252,
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
].map((high) => new Map(Array.from(high, (letter, at) => [letter, 0x80 + at])));

/** What people write: without this, “JOSÉ’S” would be a word of the phonetic alphabet. */
const usual =
  /^[\s\x20-\x7f\u00a0-\u017f\u0218-\u021b\u0386-\u03ce\u0401-\u045f\u0490\u0491\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e5b\u1e00-\u1eff\u2010-\u203a\u20ac\u2116\u2122\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uffee\u{1f300}-\u{1faff}]*$/u;

/** What no text in the database can hold: NUL, and half a surrogate pair. */
const unkept = /\0|\p{Surrogate}/gu;

/** Mends letters that were encoded in UTF-8 twice, “RenÃ©”, and remembers how many texts it mended. */
export class Mender {
  private mended = 0;
  /** The first, as it was and as it is. */
  private example: { readonly from: string; readonly to: string } | undefined;
  /** Texts with letters that were lost before they came here. */
  private lost = 0;

  /** What there is to say about it. */
  get notes(): string[] {
    const { mended, example, lost } = this;
    return [
      ...(example
        ? [
            `Letters in ${mended} ${mended === 1 ? 'place' : 'places'} were encoded twice and have been repaired, as in “${example.from}”, now “${example.to}”.`,
          ]
        : []),
      ...(lost > 0
        ? [
            `Letters in ${lost} ${lost === 1 ? 'place' : 'places'} were lost before the export (“\ufffd”). Correct them after the import.`,
          ]
        : []),
    ];
  }

  /** Without what cannot be kept. */
  text(found: string): string {
    if (!/[\0\u0080-\uffff]/.test(found)) return found;
    const given = found.replace(unkept, '');
    if (given.includes('\ufffd')) this.lost++;
    const to = mended(given);
    if (to !== given) {
      this.mended++;
      this.example ??= { from: given.slice(0, 60), to: to.slice(0, 60) };
    }
    return to;
  }
}

/** Only where every letter fits: what is right already, or was damaged on its way, stays as it is. */
function mended(given: string): string {
  if (!/[\u0080-\uffff]{2}/.test(given)) return given;
  for (const codePage of codePages) {
    const decoded = decodedBy(codePage, given);
    if (decoded !== undefined) return mended(decoded);
  }
  return given;
}

function decodedBy(codePage: ReadonlyMap<string, number>, given: string): string | undefined {
  const bytes = new Uint8Array(given.length);
  for (let at = 0; at < given.length; at++) {
    const code = given.charCodeAt(at) < 0x80 ? given.charCodeAt(at) : codePage.get(given[at]!);
    if (code === undefined) return undefined;
    bytes[at] = code;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return usual.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
