/** `cupping-set-2` → `Cupping set 2` */
export function spoken(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
