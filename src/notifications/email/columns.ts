/** How many columns a text takes where every notification has one width: Chinese signs and the like take two. */
export function cells(text: string): number {
  if (narrow.test(text)) return text.length;
  let count = 0;
  for (const sign of text) count += wide.test(sign) ? 2 : joined.test(sign) ? 0 : 1;
  return count;
}

/**
 * Lines of at most so many columns, broken between words; `indent` begins all but the first. What has no place to break,
 * an address above all, stays whole.
 */
export function folded(text: string, width: number, indent = ''): readonly string[] {
  if (text.length <= width && narrow.test(text)) return [text.trim()];
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line && cells((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += line.trim() ? piece : piece.trimStart();
  }
  return [...lines, line.trimEnd()];
}

/** A number of several parts stays on one line, a telephone's above all; so does 9:00 AM. */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d) (?=\d|[ap]m\b|Uhr\b)/gi, '\u00a0');
}

export function broken(text: string): string {
  return text.replace(/(?<=\d)\u00a0(?=\d|[ap]m\b|Uhr\b)/gi, ' ');
}

/** Words with the space behind them; among wide signs each for itself, with what may not begin a line. */
function piecesOf(text: string): readonly string[] {
  return text.match(pieces) ?? [];
}

const narrow = /^[ -~]*$/;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\uabff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const joined = /[\p{Mn}\p{Me}\u200b-\u200d\ufeff]/u;

const opens = '「『（《〈【“‘([';
const cjk = '\\u2e80-\\u2fff\\u3041-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff';
const closes = '、。，．：；！？）」』》〉】”’…—)\\],.!?;:';
// At a space only: what stands for one and does not break, does not.
const pieces = new RegExp(`[${opens}]*[${cjk}]\\p{Mn}*[${closes}]* *|[^ ${cjk}]+[${closes}]* *| +`, 'gu');
