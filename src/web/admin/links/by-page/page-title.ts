/** What a post is called, as far as its address says: `https://blog.example.org/2026/why-muscles-knot.html` → `Why muscles knot`. */
export function pageTitle(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  const words = decoded(pathname.split('/').filter(Boolean).at(-1) ?? '')
    .replace(/\.(html?|php|aspx?)$/i, '')
    .replaceAll(/[-_+\s]+/g, ' ')
    .trim();
  const title = /\p{L}/u.test(words) && !words.includes('%') ? words : hostname + decoded(pathname + search);
  return (title.slice(0, 1).toUpperCase() + title.slice(1)).slice(0, 200);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  } catch {
    return text;
  }
}
