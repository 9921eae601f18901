import type { Cookie } from './cookie.js';

interface More {
  readonly status?: number;
  readonly cookies?: readonly Cookie[];
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a handler returns when it is not plain JSON. It knows nothing of the HTTP adapter, which `answer-adapter.server.ts`
 * teaches to send it, compressed where the client takes that.
 */
export class Answer {
  constructor(
    readonly status: number,
    /** An empty one takes away what every answer has otherwise. */
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string | Uint8Array = '',
    readonly cookies: readonly Cookie[] = [],
  ) {}
}

/** What is downloaded while it is still being written: it may be longer than memory. Kept by nobody. */
export class Download {
  constructor(
    readonly pieces: AsyncIterable<string>,
    readonly type: string,
    readonly name: string,
    /** A reader who takes nothing for so long, or at the latest for twice as long, is cut off. */
    readonly patienceMilliseconds = 20_000,
  ) {}
}

/** A page. `personal`: about one visit or person, so nothing keeps a copy, and no search engine lists it. */
export function html(text: string, { personal, ...more }: More & { personal?: boolean } = {}): Answer {
  const headers = personal ? { ...unlisted, ...more.headers } : more.headers;
  return answer(text, 'text/html; charset=utf-8', personal ? 'no-store' : 'private, no-cache', { ...more, headers });
}

/** Of what search engines leave out of their lists. */
const unlisted = { 'x-robots-tag': 'noindex, nofollow' };

/** JSON that is written already. Objects a handler returns as they are become JSON too; this is for hot paths. */
export function json(text: string | Uint8Array, more: More = {}): Answer {
  return answer(text, 'application/json; charset=utf-8', 'no-store', more);
}

/** After a form: the next page, safe to reload. The address is a path on this site, or a full one we chose ourselves. */
export function seeOther(url: string, { cookies = [], headers = {} }: Omit<More, 'status'> = {}): Answer {
  // The address that sent the visitor on may hold a token; no page may hear of it.
  return new Answer(
    303,
    { location: url, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers },
    '',
    cookies,
  );
}

/** Something to download (`name`), or a script, style or image. Kept by nobody unless `cache` says otherwise. */
export function file(
  content: string | Uint8Array,
  type: string,
  { name, cache = 'no-store', ...more }: More & { name?: string; cache?: string } = {},
): Answer {
  const headers = name ? { 'content-disposition': `attachment; filename="${name}"`, ...more.headers } : more.headers;
  return answer(content, type, cache, { ...more, headers });
}

function answer(
  body: string | Uint8Array,
  type: string,
  cache: string,
  { status = 200, headers, cookies }: More & { headers?: More['headers'] | undefined },
): Answer {
  return new Answer(status, { 'content-type': type, 'cache-control': cache, ...headers }, body, cookies);
}
