/** `Gua sha & cupping` → `gua-sha-cupping`; with a number where that is taken. A slug is given once and stays. */
export function slugOf(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/\p{M}|['’]/gu, '')
      .toLowerCase()
      .replace(/[ßæøœłđð]/g, (letter) => whole[letter] ?? '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-|-$/g, '') || 'untitled';
  let slug = plain;
  for (let n = 2; taken.has(slug); n++) slug = `${plain}-${n}`;
  return slug;
}

/** Letters that are no plain letter with a mark. */
const whole: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd' };
