import { parsedUrl } from '../../../platform/parsed-url.js';
import { escaped } from '../../../platform/text/escaped.js';

/** What of ours an address leads to, as far as it can be a card. */
export type CardSubject =
  | { readonly kind: 'link'; readonly code: string; readonly page?: string }
  | { readonly kind: 'search'; readonly via: string }
  | { readonly kind: 'treatment'; readonly slug: string }
  | { readonly kind: 'practitioner'; readonly slug: string };

/** Pages about somebody or for staff: not even their existence is told. */
const privateParts = new Set(['visit', 'my', 'book', 'staff', 'admin', 'api', 'dev']);

/** `origin`: the clinic's own. Null: no page of ours that could be a card; `private`: one that nobody else may see. */
export function cardSubject(address: string, origin: string): CardSubject | 'private' | null {
  const url = parsedUrl(address);
  if (url?.host !== parsedUrl(origin)?.host || !/^https?:$/.test(url?.protocol ?? '')) return null;
  const [part = '', name = '', ...more] = url!.pathname.split('/').filter(Boolean);
  if (privateParts.has(part)) return 'private';
  const via = url!.searchParams.get('via');
  if (part === 'find' && !name && via) return { kind: 'search', via };
  if (!name || more.length > 0) return null;
  if (part === 'go') return { kind: 'link', code: name, page: url!.searchParams.get('page') ?? undefined };
  if (part === 'treatments') return { kind: 'treatment', slug: name };
  return part === 'practitioners' ? { kind: 'practitioner', slug: name } : null;
}

interface Card {
  readonly clinic: string;
  readonly origin: string;
  readonly title: string;
  /** Paths on this site: of the frame, and of what stands without it. */
  readonly frame: string;
  readonly page: string;
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

const usual = { width: 640, height: 420 };

/**
 * https://oembed.com, §2.3.4. The frame never is larger than asked for. WordPress keeps of the HTML a frame and a link before it,
 * and shows the frame once its script has asked for it.
 */
export function cardOf({ clinic, origin, title, frame, page, maxWidth = Infinity, maxHeight = Infinity }: Card) {
  const width = Math.min(usual.width, maxWidth);
  const height = Math.min(usual.height, maxHeight);
  const sandbox = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: clinic,
    provider_url: origin,
    cache_age: 3600,
    width,
    height,
    html:
      `<blockquote><a href="${escaped(origin + page)}">${escaped(title)}</a></blockquote>` +
      `<iframe src="${escaped(origin + frame)}" title="${escaped(title)}" width="${width}" height="${height}" ` +
      `frameborder="0" sandbox="${sandbox}"></iframe>`,
  };
}
