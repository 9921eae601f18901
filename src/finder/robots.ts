import { isbot } from 'isbot';

/** Of a request, what tells whether somebody is about to read the answer. Header names in small letters. */
export interface Caller {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Programs that fetch a page to show a small picture of it, and that pass for browsers otherwise. */
const unfurlers = /cardyb|ms-?office|microsoft (office|outlook)/i;

/** Each browser's own word for "perhaps somebody will want this": the page may never be seen. */
const ahead = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** False for scanners, crawlers, previews of links, and pages fetched in case somebody wants them. */
export function isSomebody({ method, headers }: Caller): boolean {
  if (method !== 'GET') return false;
  if (ahead.some((name) => /prefetch|prerender|preview/i.test(String(headers[name] ?? '')))) return false;
  const agent = String(headers['user-agent'] ?? '');
  // Every browser there is begins in one of these two ways.
  return /^(mozilla|opera)\//i.test(agent) && !unfurlers.test(agent) && !isbot(agent);
}
