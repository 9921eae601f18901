import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { isIP } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NotFetched, outsideUrl } from './outside-url.js';
import { isPublicAddress } from './public-address.js';

export interface Fetched {
  readonly body: Buffer;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** As the answer gives it, with its charset. */
  readonly contentType: string | null;
}

/** By what the last answer can be asked for only if it changed (RFC 9110 §13). */
export type Validators = Pick<Fetched, 'etag' | 'lastModified'>;

export interface Answered {
  /** Null: nothing changed since. */
  readonly fetched: Fetched | null;
  /** Where it is to be asked for from now on: another place than before if it has moved for good (RFC 9110 §15.4.2). */
  readonly address: string;
}

/** What lies outside. Tests hand in another one, where a server on loopback can be reached. */
export interface Outside {
  /** Every address of a host name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
  /** For everything together: looking up, redirects, reading. */
  readonly milliseconds: number;
  /** Of the answer as it is read, not as it travels. */
  readonly bytes: number;
  /** What is asked for, and by whom; a calendar unless said otherwise. */
  readonly accept?: string;
  readonly agent?: string;
  /** Certificate authorities to trust instead of the usual ones. */
  readonly ca?: string;
  /** Where everything is reached, whatever port the address says. */
  readonly port?: number;
}

export const theInternet: Outside = {
  resolve: async (host) => {
    // Not the system's look-up: that takes one of the few threads that also compress our pages, for as long as it likes.
    const names = new Resolver({ timeout: 3000, tries: 2 });
    const answers = await Promise.allSettled([names.resolve4(host), names.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  },
  isPublic: isPublicAddress,
  milliseconds: 10_000,
  bytes: 5 * 1024 * 1024,
};

const mostRedirects = 3;

/**
 * Reads an address that somebody else chose. Only https, and only public addresses: each name is looked up once, all its
 * addresses are checked, and the connection goes to one of those very addresses; each redirect starts over.
 * @returns null when nothing changed since `known`
 * @throws NotFetched
 */
export async function fetchOutside(
  address: string,
  known: Validators | null = null,
  outside: Outside = theInternet,
): Promise<Fetched | null> {
  const { fetched } = await fetchAndFollow(address, known, outside);
  return fetched;
}

/** The same, with where it has moved to. @throws NotFetched */
export async function fetchAndFollow(
  address: string,
  known: Validators | null = null,
  outside: Outside = theInternet,
): Promise<Answered> {
  const signal = AbortSignal.timeout(outside.milliseconds);
  try {
    let url = outsideUrl(address);
    let lasting = url;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await ask(url, known, outside, signal);
      const next = redirectOf(answer);
      if (next === null) return { fetched: await read(answer, known, outside), address: lasting.href };
      answer.destroy();
      const isLasting = lasting === url && (answer.statusCode === 301 || answer.statusCode === 308);
      url = outsideUrl(next, url);
      if (isLasting) lasting = url;
    }
    throw new NotFetched('redirects');
  } catch (fault) {
    if (fault instanceof NotFetched) throw fault;
    const code = signal.aborted ? 'too-slow' : (fault as { code?: unknown }).code;
    throw new NotFetched(typeof code === 'string' ? code : 'fault');
  }
}

async function ask(
  url: URL,
  known: Validators | null,
  outside: Outside,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const addresses = await addressesOf(url, outside, signal);
  const headers = {
    accept: outside.accept ?? 'text/calendar, */*;q=0.1',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': outside.agent ?? 'Meridian (calendar subscription)',
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
  const sent = request(url, {
    // A connection of its own: none that was opened for somebody else, to wherever.
    agent: false,
    headers,
    signal,
    lookup: only(addresses),
    ...placeOf(outside),
  });
  // Faults are told by who waits for the answer or reads its body; after a redirect nobody does.
  sent.on('error', () => undefined);
  sent.end();
  const [answer] = (await once(sent, 'response', { signal })) as [IncomingMessage];
  answer.on('error', () => undefined);
  return answer;
}

/** Looked up once, and every one of them public. @throws NotFetched */
export async function addressesOf(url: URL, outside: Outside, signal: AbortSignal): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await orAbort(outside.resolve(host), signal);
  if (addresses.length === 0 || !addresses.every(outside.isPublic)) throw new NotFetched('address');
  return addresses;
}

/** Connects to the addresses that were checked, whatever the name means by now. */
export function only(addresses: readonly string[]): NonNullable<RequestOptions['lookup']> {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, answer) =>
    wantsAll ? answer(null, all) : answer(null, all[0]!.address, all[0]!.family);
}

/** What is other than usual about it. */
export function placeOf({ ca, port }: Outside): Pick<RequestOptions, 'ca' | 'port'> {
  return { ...(ca === undefined ? {} : { ca }), ...(port === undefined ? {} : { port }) };
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  if (headers.location === undefined) throw new NotFetched('redirects');
  return headers.location;
}

async function read(answer: IncomingMessage, known: Validators | null, { bytes }: Outside): Promise<Fetched | null> {
  const { statusCode, headers } = answer;
  if (statusCode === 304 && known) {
    answer.destroy();
    return null;
  }
  if (statusCode !== 200) {
    answer.destroy();
    throw new NotFetched(`status-${statusCode}`, headers['retry-after']);
  }
  const unpack = decompressor(headers['content-encoding']);
  const source: AsyncIterable<Buffer> = unpack ? pipeline(answer, unpack, () => undefined) : answer;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > bytes) throw new NotFetched('too-large');
    chunks.push(chunk);
  }
  return {
    body: Buffer.concat(chunks),
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    contentType: headers['content-type'] ?? null,
  };
}

function decompressor(encoding = 'identity') {
  switch (encoding.toLowerCase()) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new NotFetched('encoding');
  }
}

async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new NotFetched('too-slow')), { once: true });
  });
  return Promise.race([work, aborted]);
}
