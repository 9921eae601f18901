import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlacePhotos } from '../../../src/locations/place-photos.service.js';
import { Photos } from '../../../src/practitioners/photos.service.js';
import { Pictures } from '../../../src/practitioners/pictures.service.js';
import { drawable } from '../../../src/web/patient/findable/drawable.js';
import { type App, openApp } from '../../support/app.js';
import { ada, somePicture } from '../../support/picture.js';
import { smallClinic } from '../../support/small-clinic.js';

/** `SHOTS=<folder>` keeps each to be looked at. */
const { SHOTS: shots } = process.env;

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  const [{ id }] = await app.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei'`);
  await app.get(Photos).put(ada, id, await somePicture(), 'Mei Tanaka');
});
afterAll(() => app.close());

const rename = (name: string) => app.db.query(`update practitioners set name = $1 where slug = 'jonas'`, [name]);

async function preview(path: string, as = path) {
  const { text } = await app.http.get(path);
  const [, address] = /property="og:image" content="http:\/\/clinic\.test([^"]+)"/.exec(text)!;
  const answer = await app.http.get(address!).buffer(true).expect(200);
  const picture = answer.body as Buffer;
  if (shots) {
    mkdirSync(shots, { recursive: true });
    writeFileSync(`${shots}/preview-${as.replaceAll('/', '-')}.png`, picture);
  }
  return { picture, address: address!, headers: answer.headers };
}

describe('the picture that is shown where a page is shared', () => {
  it('is 1200 by 630 for every kind of page, and small', async () => {
    const pages = ['/', '/locations/harbour', '/treatments/acupuncture', '/practitioners/mei', '/practitioners/jonas'];
    for (const path of [...pages, '/practitioners/mei/acupuncture/harbour']) {
      const { picture } = await preview(path);
      const { width, height, format } = await sharp(picture).metadata();
      expect({ width, height, format }, path).toEqual({ width: 1200, height: 630, format: 'png' });
      expect(picture.length, path).toBeLessThan(250_000);
    }
  });

  it('is drawn once, kept by who has it, and has another address when another name stands on it', async () => {
    await rename('Jonas Weber');
    const before = await preview('/practitioners/jonas');
    const again = await app.http.get(before.address).set('if-none-match', before.headers['etag']!);
    expect(again.status).toBe(304);
    expect(before.headers['cache-control']).toContain('public');

    await rename('Jonas Weber-Lindqvist');

    const after = await preview('/practitioners/jonas');
    expect(after.address).not.toBe(before.address);
    expect(after.picture.equals(before.picture)).toBe(false);
  });

  it('has the clinic’s color, and the door of a place where there is a photo of it', async () => {
    const before = await preview('/locations/harbour');
    await app.db.query(`update clinic set brand_color = '#7a1f5c'`);
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from locations`);
    const sizes = await new Pictures().cropped(await somePicture(), 'landscape');
    await app.get(PlacePhotos).store(ada, id, sizes, '');

    const after = await preview('/locations/harbour', 'door');
    expect(after.address).not.toBe(before.address);
    const colorAt = async (picture: Buffer, left: number, top: number) =>
      (await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()).toString('hex');
    expect(await colorAt(before.picture, 900, 315)).toBe('faf7f1');
    expect(await colorAt(after.picture, 900, 315)).not.toBe('faf7f1');

    await rename('Jonas Weber');
    const { picture } = await preview('/practitioners/jonas', 'initials');
    expect(await colorAt(picture, 820, 315), 'beside the initials').toBe('7a1f5c');
  });

  it('holds any name', async () => {
    for (const name of [
      'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren',
      'Aroha Ngaio Te Whare-Fitzgerald of Upper Moutere and the Tasman Bays beyond it',
      'Нина Соколова',
      'مريم الأندلسي',
      '田中美英',
      '<b>&"',
    ]) {
      await rename(name);
      await preview('/practitioners/jonas', name.slice(0, 9));
    }
  });

  it('is there for what is public, and for nothing else', async () => {
    for (const name of [
      'practitioner.nobody.png',
      'location.png',
      'clinic.svg',
      'offering.mei.massage.harbour.png',
      '..png',
    ])
      expect.soft((await app.http.get(`/previews/${name}`)).status, name).toBe(404);
  });
});

it('what has no letters in our fonts is not drawn as empty boxes', () => {
  expect(drawable({ text: 'Mei Tanaka' })).toEqual({ text: 'Mei Tanaka', face: 'serif' });
  expect(drawable({ text: 'Нина Соколова' })?.face).toBe('serif');
  expect(drawable({ text: 'مريم' })?.face).toBe('sans');
  expect(drawable({ text: '田中美英 (Mei)' })?.text).toBe('(Mei)');
  expect(drawable({ text: '田中美英', slug: 'mei-tanaka' })?.text).toBe('Mei Tanaka');
  expect(drawable({ text: '針灸' })).toBeNull();
  expect(drawable({ text: 'Needles 🌿' })?.text).toBe('Needles');
});
