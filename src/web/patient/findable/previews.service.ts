import { Injectable } from '@nestjs/common';
import sharp, { type OverlayOptions } from 'sharp';
import { etagOf } from '../../../platform/http/etag.js';
import { Refusal } from '../../../platform/refusal.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { drawable } from './drawable.js';
import { type TextOutline, TextOutlines } from './text-outlines.service.js';
import type { Preview } from './preview.js';

const [width, height] = [1200, 630];
const [paper, ink, soft, hair, jade] = ['#faf7f1', '#23201b', '#575046', '#cfc5b4', '#0d5a49'];
/** The meridian, and where the words begin beside it. */
const [line, left, right] = [104, 168, 96];
const side = 300;
const gap = 34;

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

  private async draw({ clinic, title, below, photo }: Preview): Promise<Buffer> {
    const portrait = photo ? await this.portrait(photo) : undefined;
    const room = width - left - right - (portrait ? side + 48 : 0);
    const lines = [
      ...(await this.words([title], { colour: ink, sizes: [84, 70, 58, 46], width: room, height: 260 })),
      ...(await this.words(below, { face: 'sans', colour: soft, sizes: [36, 30], width: room, height: 90 })),
    ];
    const over = await this.words([{ text: clinic }], {
      face: 'sans',
      colour: jade,
      sizes: [34, 26],
      width: room,
      height: 44,
    });
    const total = lines.reduce((sum, { height }, at) => sum + height + (at > 0 ? gap : 0), 0);
    let top = Math.max(150, Math.round((height - total) / 2));
    const mark = top + Math.round((lines[0]?.height ?? 0) / 2);
    const layers: OverlayOptions[] = [{ input: meridian(mark), left: 0, top: 0 }];
    for (const { picture } of over) layers.push({ input: picture, left, top: 72 });
    for (const words of lines) {
      layers.push({ input: words.picture, left, top });
      top += words.height + gap;
    }
    if (portrait) layers.push({ input: portrait, left: width - right - side, top: Math.round((height - side) / 2) });
    return sharp({ create: { width, height, channels: 3, background: paper } })
      .composite(layers)
      .timeout({ seconds: 5 })
      .png({ compressionLevel: 9, palette: !portrait })
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

  private async portrait(hash: string): Promise<Buffer | undefined> {
    const photo = await this.photos.read(hash, 'large');
    if (!photo) return undefined;
    const corners = Buffer.from(
      `<svg width="${side}" height="${side}"><rect width="${side}" height="${side}" rx="16"/></svg>`,
    );
    return sharp(photo)
      .resize(side, side)
      .composite([{ input: corners, blend: 'dest-in' }])
      .timeout({ seconds: 5 })
      .png()
      .toBuffer();
  }
}

function meridian(at: number): Buffer {
  return Buffer.from(
    `<svg width="${width}" height="${height}"><rect x="${line - 1}" width="3" height="${height}" fill="${hair}"/><circle cx="${line + 0.5}" cy="${at}" r="15" fill="${paper}" stroke="${jade}" stroke-width="5"/></svg>`,
  );
}
