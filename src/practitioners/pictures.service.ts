import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { BadInput } from '../platform/refusal.js';
import { pictureKind } from './picture-kind.js';

/** Pixels a side. */
export const sides = { large: 512, small: 256 } as const;

export interface Squares {
  readonly large: Buffer;
  readonly small: Buffer;
}

/** 50 million: more than any phone takes, and some 200 MB while it is read. */
const mostPixels = 50_000_000;
const seconds = 10;

// One picture is one person's; a cache or a thread for each core would only take memory from everybody else.
sharp.cache(false);
sharp.concurrency(1);

/** Makes somebody's picture ours: a square of bounded size without whatever else was in the file. */
@Injectable()
export class Pictures {
  private last: Promise<unknown> = Promise.resolve();

  /** One at a time, for the memory. @throws BadInput, with sentences for the field `photo` */
  squares(bytes: Buffer): Promise<Squares> {
    const next = this.last.then(() => squaresOf(bytes));
    this.last = next.catch(() => undefined);
    return next;
  }
}

async function squaresOf(bytes: Buffer): Promise<Squares> {
  if (!pictureKind(bytes)) throw refusal('fault.photo-kind');
  const { width, height } = await readable(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > mostPixels) throw refusal('fault.photo-large');
  return readable(async () => {
    const large = await sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true })
      .timeout({ seconds })
      .autoOrient()
      .resize(sides.large, sides.large, { fit: 'cover', position: 'attention' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 82 })
      .toBuffer();
    const small = await sharp(large).resize(sides.small, sides.small).webp({ quality: 80 }).toBuffer();
    return { large, small };
  });
}

/** Whatever libvips says of a file, the person can only choose another one. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw refusal('fault.photo-kind');
  }
}

const refusal = (message: string) => new BadInput([{ path: 'photo', message }]);
