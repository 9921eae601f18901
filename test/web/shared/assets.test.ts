import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

it.each(readdirSync('src/web/public').filter((name) => name.endsWith('.css')))('every rule of %s ends', (name) => {
  // What follows a brace that is missing is silently no rule any more.
  const style = readFileSync(`src/web/public/${name}`, 'utf8');
  let depth = 0;
  const within = style.split('\n').filter((line) => {
    const stray = depth > 0 && /^[^\s}/]/.test(line);
    depth += line.split('{').length - line.split('}').length;
    return stray;
  });
  expect({ within, depth }).toEqual({ within: [], depth: 0 });
});

describe('style, script and mark', () => {
  let app: App;
  let addresses: string[];
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic });
    const { text } = await app.http.get('/nowhere');
    addresses = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!);
  });
  afterAll(() => app.close());

  it('are kept for ever under an address that changes with their content', async () => {
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      const { status, headers } = await app.http.get(address);
      expect({ status, cache: headers['cache-control'] }).toEqual({
        status: 200,
        cache: 'public, max-age=31536000, immutable',
      });
    }
    await app.http.get('/assets/style.0123456789.css').expect(404);
  });

  it('are small on the wire', async () => {
    let bytes = 0;
    for (const address of addresses) {
      const response = await fetch(app.url + address, { headers: { 'accept-encoding': 'br' } });
      expect(response.headers.get('content-encoding')).toBe('br');
      bytes += Number(response.headers.get('content-length'));
      expect(await response.text()).toMatch(/:root|addEventListener|<svg/);
    }
    expect(bytes).toBeLessThan(10_000);
  });

  it.each([
    ['apple-touch-icon', '/apple-touch-icon.png', { width: 180, height: 180, isOpaque: true }],
    ['icon', '/favicon.ico', { width: 48, height: 48, isOpaque: false }],
  ])('come as a picture too, for whatever shows no SVG: %s', async (rel, address, picture) => {
    const page = await app.http.get('/nowhere');
    const { body, headers } = await app.http.get(address).responseType('blob').expect(200);
    const { width, height } = await sharp(body as Buffer).metadata();
    const { isOpaque } = await sharp(body as Buffer).stats();

    expect(page.text).toContain(`<link rel="${rel}" href="${address}"`);
    expect(headers['content-type']).toBe('image/png');
    expect({ width, height, isOpaque }).toEqual(picture);
    await app.http.get(address).set('if-none-match', headers['etag']!).expect(304);
  });

  it('dress the page of an unknown address too', async () => {
    const { status, text } = await app.http.get('/nowhere');
    expect(status).toBe(404);
    expect(text).toContain('<h1>We couldn’t find that</h1>');
    expect(text).toContain('Harbour Acupuncture');
  });
});
