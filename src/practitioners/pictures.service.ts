import { Injectable } from '@nestjs/common';
import type { Sizes } from '../clinic/photo-store.service.js';
import { pictureLibrary } from '../platform/picture-library.client.js';
import { BadInput } from '../platform/refusal.js';
import { pictureKind } from './picture-kind.js';

/** Pixels. People are shown in a square, places in a picture that is wider than high. */
export const shapes = {
  square: { large: { width: 512, height: 512 }, small: { width: 256, height: 256 } },
  landscape: { large: { width: 1200, height: 800 }, small: { width: 600, height: 400 } },
} as const;
export type Shape = keyof typeof shapes;

/** 50 million: more than any phone takes, and some 200 MB while it is read. */
const mostPixels = 50_000_000;
const seconds = 10;

/** Makes somebody's picture ours: of one shape and bounded size, without whatever else was in the file. */
@Injectable()
export class Pictures {
  private last: Promise<unknown> = Promise.resolve();

  /** One at a time, for the memory. @throws BadInput, with sentences for the field `photo` */
  cropped(bytes: Buffer, shape: Shape): Promise<Sizes> {
    const next = this.last.then(() => croppedTo(bytes, shape));
    this.last = next.catch(() => undefined);
    return next;
  }
}

async function croppedTo(bytes: Buffer, shape: Shape): Promise<Sizes> {
  if (!pictureKind(bytes)) throw refusal('fault.photo-kind');
  const sharp = await pictureLibrary();
  const { width, height } = await readable(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > mostPixels) throw refusal('fault.photo-large');
  const sizes = shapes[shape];
  return readable(async () => {
    const large = await sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true })
      .timeout({ seconds })
      .autoOrient()
      .resize({ ...sizes.large, fit: 'cover', position: 'attention' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 82 })
      .toBuffer();
    const small = await sharp(large).resize(sizes.small).webp({ quality: 80 }).toBuffer();
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
