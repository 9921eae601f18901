import { once } from 'node:events';
import { createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fetchOutside, type Outside, theInternet } from '../../src/platform/fetch-outside.client.js';
import { NotFetched, outsideUrl } from '../../src/platform/outside-url.js';
import { startCalendarServer } from '../support/calendar-server.js';

let server: Awaited<ReturnType<typeof startCalendarServer>>;
beforeAll(async () => {
  server = await startCalendarServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
});

const fetch = (address = server.url, outside: Partial<Outside> = {}) =>
  fetchOutside(address, null, { ...server.outside, ...outside });

/** Everybody hears the same sentence; only the log knows more. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const fault: unknown = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  expect(fault).toBeInstanceOf(NotFetched);
  expect((fault as NotFetched).message).toBe('The address could not be read.');
  return (fault as NotFetched).code;
}

it('an address is read, with what it can be asked for by next time', async () => {
  server.answers((_, response) => response.setHeader('etag', '"1"').end('hello'));

  const read = await fetch(server.url.replace('https:', 'webcal:'));

  expect(read).toEqual({ body: Buffer.from('hello'), etag: '"1"', lastModified: null, contentType: null });
});

it('what has not changed is not sent again', async () => {
  server.answers((request, response) => {
    response.statusCode = request.headers['if-none-match'] === '"1"' ? 304 : 200;
    response.end();
  });

  expect(await fetchOutside(server.url, { etag: '"1"', lastModified: null }, server.outside)).toBeNull();
  expect(await refusal(fetch(server.url.replace('mei', 'x')).then(() => fetch('https://other')))).toBe('address');
});

it.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('%s is unpacked', async (encoding, pack) => {
  server.answers((_, response) => response.setHeader('content-encoding', encoding).end(pack('hello')));

  expect((await fetch())?.body.toString()).toBe('hello');
});

it.each([
  'http://calendars.test/',
  'ftp://calendars.test/',
  'file:///etc/passwd',
  'https://ana:secret@calendars.test/',
  'calendars.test',
  'https://',
  'javascript:alert(1)',
])('%s is not even tried', async (address) => {
  expect(() => outsideUrl(address)).toThrow(NotFetched);
  expect(await refusal(fetch(address))).toBe('address');
  expect(server.asked).toEqual([]);
});

it.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1/',
])('%s leads to no public address', async (address) => {
  const { port } = server;

  expect(await refusal(fetchOutside(address, null, { ...theInternet, milliseconds: 500, port }))).toBe('address');
  expect(server.asked).toEqual([]);
});

it.each([22, 25, 80, 444, 5432, 8080, 8444, 84430])('port %i is not even tried', async (port) => {
  for (const host of ['calendars.test', '192.0.2.1', '[2001:db8::1]'])
    expect(await refusal(fetch(`https://${host}:${port}/mei.ics`))).toMatch(port > 65535 ? 'address' : 'port');
  server.answers((_, response) => response.writeHead(302, { location: `//elsewhere.test:${port}/` }).end());
  expect(await refusal(fetch())).toMatch(port > 65535 ? 'address' : 'port');
  expect(server.asked).toHaveLength(1);
});

it.each(['https://calendars.test:443/', 'https://calendars.test:8443/', 'https://calendars.test/'])(
  'a web server may stand at %s',
  async (address) => {
    server.answers((_, response) => response.end('hello'));
    expect((await fetch(address))?.body.toString()).toBe('hello');
  },
);

it('a name that means an address inside is refused, also when another of its addresses is public', async () => {
  const resolvingTo = (...addresses: string[]) => fetch(server.url, { resolve: async () => addresses });

  expect(await refusal(resolvingTo('10.0.0.1'))).toBe('address');
  expect(await refusal(resolvingTo('127.0.0.1', '192.168.0.1'))).toBe('address');
  expect(await refusal(resolvingTo('::ffff:127.0.0.1'))).toBe('address');
  expect(await refusal(resolvingTo())).toBe('address');
  expect(server.asked).toEqual([]);
});

it('the connection goes to the address that was checked, whatever the name means a moment later', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  server.answers((_, response) => response.end('hello'));

  const read = await fetch(server.url, { resolve: async () => answers.shift()! });

  expect(read?.body.toString()).toBe('hello');
  expect(answers).toHaveLength(1);
});

it('a redirect is followed, to another name too', async () => {
  server.answers((request, response) => {
    if (request.url === '/there') return response.end('hello');
    return response.writeHead(302, { location: 'https://elsewhere.test:8443/there' }).end();
  });

  expect((await fetch())?.body.toString()).toBe('hello');
});

it.each([
  ['to this machine', 'https://[::1]/', 'address'],
  ['to a private network', 'https://192.168.0.1/', 'address'],
  ['to a name that means one', 'https://inside.example/', 'address'],
  ['out of https', 'http://calendars.test/', 'address'],
  ['to a file', 'file:///etc/passwd', 'address'],
  ['round in circles', '/mei.ics', 'redirects'],
])('a redirect %s is not', async (_, location, code) => {
  server.answers((_, response) => response.writeHead(301, { location }).end());
  const resolve = async (host: string) => (host === 'inside.example' ? ['10.0.0.1'] : ['127.0.0.1']);

  expect(await refusal(fetch(server.url, { resolve }))).toBe(code);
});

it('more than the limit is not read, whether or not it says so', async () => {
  server.answers((_, response) => response.end('x'.repeat(100_001)));
  expect(await refusal(fetch())).toBe('too-large');

  server.answers((_, response) => {
    const more = (): void =>
      void (response.write('x'.repeat(1000)) ? setImmediate(more) : response.once('drain', more));
    more();
  });
  expect(await refusal(fetch())).toBe('too-large');
});

it('a few bytes that unpack to a flood are not read', async () => {
  server.answers((_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000))),
  );

  expect(await refusal(fetch())).toBe('too-large');
});

it('a byte now and then does not keep us waiting', async () => {
  server.answers((_, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.once('close', () => clearInterval(drip));
  });

  expect(await refusal(fetch(server.url, { milliseconds: 300 }))).toBe('too-slow');
});

it('neither does who never answers, who never greets, or a name that is looked up for ever', async () => {
  server.answers(() => undefined);
  expect(await refusal(fetch(server.url, { milliseconds: 200 }))).toBe('too-slow');

  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  expect(await refusal(fetch(server.url, { milliseconds: 200, port }))).toBe('too-slow');
  silent.close();

  expect(await refusal(fetch(server.url, { milliseconds: 200, resolve: () => new Promise(() => undefined) }))).toBe(
    'too-slow',
  );
});

it.each([204, 206, 401, 404, 410, 500])('an answer of %s is none', async (status) => {
  server.answers((_, response) => response.writeHead(status).end());

  expect(await refusal(fetch())).toBe(`status-${status}`);
});

it('a certificate for another name, or of nobody we know, is not believed', async () => {
  server.answers((_, response) => response.end('hello'));

  expect(await refusal(fetch(server.url.replace('calendars.test', 'other.test')))).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await refusal(fetch(server.url, { ca: undefined }))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
});

it('what breaks off, or is packed in a way nobody knows, is not read', async () => {
  server.answers((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await refusal(fetch())).toBe('ECONNRESET');

  server.answers((_, response) => response.setHeader('content-encoding', 'gzip').end('not gzip'));
  expect(await refusal(fetch())).toBe('Z_DATA_ERROR');

  server.answers((_, response) => response.setHeader('content-encoding', 'pigeon').end('coo'));
  expect(await refusal(fetch())).toBe('encoding');
});

it('who refuses to speak to us is not there', async () => {
  expect(await refusal(fetch(server.url, { port: 1 }))).toBe('ECONNREFUSED');
});
