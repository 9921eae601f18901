import { Injectable } from '@nestjs/common';
import type { OverlayOptions } from 'sharp';
import { etagOf } from '../../../platform/http/etag.js';
import { pictureLibrary } from '../../../platform/picture-library.client.js';
import { Refusal } from '../../../platform/refusal.js';
import { PlacePhotos } from '../../../locations/place-photos.service.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { drawable } from './drawable.js';
import { type TextOutline, TextOutlines } from './text-outlines.service.js';
import type { Preview, PreviewFace } from './preview.js';

const [width, height] = [1200, 630];
const [paper, ink, soft, hair] = ['#faf7f1', '#23201b', '#575046', '#cfc5b4'];
/** The meridian, and where the words begin beside it. */
const [line, left, right] = [104, 168, 96];
const gap = 34;
/** Of what stands beside the words, by its kind, and of each of several under them. */
const beside = { person: { width: 300, height: 300 }, place: { width: 450, height: 300 } } as const;
const under = { width: 132, height: 132 };

/** Some 30 KB each. */
const mostKept = 60;
const mostWaiting = 20;

/** The pictures shown where a page is shared: drawn once, one at a time, and kept while there is room. */
@Injectable()
export class Previews {
  private readonly kept = new Map<string, Promise<Buffer>>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly textOutlines: TextOutlines,
    private readonly photos: Photos,
    private readonly placePhotos: PlacePhotos,
  ) {}

  /** PNG. @throws Refusal busy: too many are asked for at once */
  async picture(preview: Preview): Promise<Buffer> {
    const key = etagOf(JSON.stringify(preview));
    const known = this.kept.get(key);
    if (known) return known;
    if (this.waiting >= mostWaiting) throw new Refusal('busy');
    const made = this.inTurn(() => this.draw(preview));
    this.kept.set(key, made);
    made.catch(() => this.kept.delete(key));
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
    return made;
  }

  private inTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
    this.waiting++;
    const turn = this.last.then(draw).finally(() => this.waiting--);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async draw({ clinic, color, title, below, faces }: Preview): Promise<Buffer> {
    const [first] = faces;
    const alone = first && faces.length === 1 ? beside[first.of] : undefined;
    const drawn = await Promise.all(faces.map((face) => this.face(face, alone ?? under, color)));
    const row = alone ? [] : drawn;
    const room = width - left - right - (alone ? alone.width + 48 : 0);
    const lines = [
      ...(await this.words([title], { colour: ink, sizes: [84, 70, 58, 46], width: room, height: 260 })),
      ...(await this.words(below, { face: 'sans', colour: soft, sizes: [36, 30], width: room, height: 90 })),
    ];
    const over = await this.words([{ text: clinic }], {
      face: 'sans',
      colour: color,
      sizes: [34, 26],
      width: room,
      height: 44,
    });
    const heights = [...lines.map(({ height }) => height), ...(row.length ? [under.height + gap] : [])];
    const total = heights.reduce((sum, height, at) => sum + height + (at > 0 ? gap : 0), 0);
    let top = Math.max(150, Math.round((height - total) / 2));
    const mark = top + Math.round((lines[0]?.height ?? 0) / 2);
    const layers: OverlayOptions[] = [{ input: meridian(mark, color), left: 0, top: 0 }];
    for (const { picture } of over) layers.push({ input: picture, left, top: 72 });
    for (const words of lines) {
      layers.push({ input: words.picture, left, top });
      top += words.height + gap;
    }
    row.forEach((input, at) => layers.push({ input, left: left + at * (under.width + 28), top: top + gap }));
    if (alone) {
      layers.push({
        input: drawn[0]!,
        left: width - right - alone.width,
        top: Math.round((height - alone.height) / 2),
      });
    }
    const sharp = await pictureLibrary();
    return sharp({ create: { width, height, channels: 3, background: paper } })
      .composite(layers)
      .timeout({ seconds: 5 })
      .png({ compressionLevel: 9, palette: !faces.some(({ hash }) => hash) })
      .toBuffer();
  }

  /** Each line that can be drawn. */
  private async words(
    lines: Preview['below'],
    how: Omit<TextOutline, 'text' | 'face'> & Partial<Pick<TextOutline, 'face'>>,
  ) {
    const drawn = lines.flatMap((one) => drawable(one) ?? []);
    return Promise.all(drawn.map((said) => this.textOutlines.draw({ ...said, ...how, text: said.text })));
  }

  /** A photo, or initials in a circle of the clinic's color. */
  private async face({ of, hash, initials = '' }: PreviewFace, size: Size, color: string): Promise<Buffer> {
    const store = of === 'place' ? this.placePhotos : this.photos;
    const photo = hash ? await store.read(hash, 'large') : null;
    if (!photo) return this.initials(initials, size, color);
    const isSmall = size.width === under.width;
    const corners = `<svg ${sized(size)}><rect ${sized(size)} rx="${isSmall ? size.width / 2 : 16}"/></svg>`;
    const sharp = await pictureLibrary();
    return sharp(photo)
      .resize(size)
      .composite([{ input: Buffer.from(corners), blend: 'dest-in' }])
      .timeout({ seconds: 5 })
      .png()
      .toBuffer();
  }

  private async initials(text: string, size: Size, color: string): Promise<Buffer> {
    const radius = size.width / 2;
    const circle = `<svg ${sized(size)}><circle cx="${radius}" cy="${radius}" r="${radius}" fill="${color}"/></svg>`;
    const letters = await this.words([{ text }], {
      colour: '#ffffff',
      sizes: [Math.round(size.width * 0.4)],
      width: size.width,
      height: size.height,
    });
    const sharp = await pictureLibrary();
    return sharp(Buffer.from(circle))
      .composite(letters.map(({ picture }) => ({ input: picture })))
      .timeout({ seconds: 5 })
      .png()
      .toBuffer();
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const sized = ({ width, height }: Size) => `width="${width}" height="${height}"`;

function meridian(at: number, color: string): Buffer {
  return Buffer.from(
    `<svg width="${width}" height="${height}"><rect x="${line - 1}" width="3" height="${height}" fill="${hair}"/><circle cx="${line + 0.5}" cy="${at}" r="15" fill="${paper}" stroke="${color}" stroke-width="5"/></svg>`,
  );
}
