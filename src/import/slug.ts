/** `Dr. Zoë O’Neill` → `dr-zoe-oneill`; never one of those taken. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const plain = slugOf(name) || 'one';
  if (!taken.has(plain)) return plain;
  for (let n = 2; ; n++) if (!taken.has(`${plain}-${n}`)) return `${plain}-${n}`;
}

export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
}
