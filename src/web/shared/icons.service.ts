import { Injectable } from '@nestjs/common';
import type { Sharp } from 'sharp';
import { pictureLibrary } from '../../platform/picture-library.client.js';
import { publicFile } from './assets.service.js';

/** As behind every page by day: a phone puts a touch icon on any background. */
const paper = '#faf7f1';

/** The mark as PNG, for whatever shows no SVG. Each is drawn when it is first asked for. */
@Injectable()
export class Icons {
  private readonly drawn = new Map<number, Promise<Buffer>>();

  /** For a home screen, which cuts off the corners: 180 pixels a side, with a margin. */
  touch(): Promise<Buffer> {
    return this.once(180, async (side) =>
      (await mark(side - 60))
        .flatten({ background: paper })
        .extend({ top: 30, bottom: 30, left: 30, right: 30, background: paper }),
    );
  }

  /** For the tab of a browser. */
  tab(): Promise<Buffer> {
    return this.once(48, mark);
  }

  private once(side: number, draw: (side: number) => Promise<Sharp>): Promise<Buffer> {
    const known = this.drawn.get(side);
    if (known) return known;
    const made = draw(side).then((drawn) => drawn.timeout({ seconds: 5 }).png({ compressionLevel: 9 }).toBuffer());
    this.drawn.set(side, made);
    made.catch(() => this.drawn.delete(side));
    return made;
  }
}

async function mark(side: number): Promise<Sharp> {
  const sharp = await pictureLibrary();
  return sharp(publicFile('mark.svg'), { density: 600 }).resize(side, side);
}
