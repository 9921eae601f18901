/** `Gua sha & cupping` → `gua-sha-cupping`; with a number where that is taken. A slug is given once and stays. */
export function slugOf(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'new';
  let slug = plain;
  for (let n = 2; taken.has(slug); n++) slug = `${plain}-${n}`;
  return slug;
}
