import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { pictureLibrary } from '../../../platform/picture-library.client.js';
import type { Face } from './drawable.js';

/** How words are to be drawn: as large as they fit into the box, of the sizes (pixels) given. */
export interface TextOutline {
  readonly text: string;
  readonly face: Face;
  /** `#rrggbb` */
  readonly colour: string;
  readonly sizes: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface Words {
  readonly picture: Buffer;
  readonly height: number;
}

const faces = { serif: ['DejaVu Serif', 'DejaVuSerif'], sans: ['DejaVu Sans', 'DejaVuSans'] } as const;
const fileOf = (name: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** The compiler copies no files: from `dist` it is read where it stands in the sources. */
const beside = new URL('./fonts.conf', import.meta.url);
const rules = fileURLToPath(
  existsSync(beside) ? beside : new URL('../../../../../src/web/patient/findable/fonts.conf', import.meta.url),
);

/** Words as pictures, from font files that came with us: a machine without any fonts draws the same. */
@Injectable()
export class TextOutlines {
  async draw({ text, face, colour, sizes, width, height }: TextOutline): Promise<Words> {
    const sharp = await pictureLibrary();
    await (ready ??= readRules());
    const [family, name] = faces[face];
    for (const size of sizes) {
      const drawn = sharp({
        text: {
          text: `<span foreground="${colour}">${escaped(text)}</span>`,
          font: `${family} ${size}`,
          fontfile: fileOf(name),
          width,
          dpi: 72,
          rgba: true,
          wrap: 'word-char',
        },
      }).timeout({ seconds: 5 });
      const { data, info } = await drawn.png().toBuffer({ resolveWithObject: true });
      if (info.height <= height && info.width <= width) return { picture: data, height: info.height };
      if (size !== sizes.at(-1)) continue;
      const cut = { left: 0, top: 0, width: Math.min(info.width, width), height: Math.min(info.height, height) };
      return { picture: await sharp(data).extract(cut).png().toBuffer(), height: cut.height };
    }
    throw new RangeError('words need a size');
  }
}

let ready: Promise<void> | undefined;

/**
 * How letters are drawn is read with the first of them, and once for the process; the environment says from where. Only so
 * long, because a browser that inherits it would find no fonts at all.
 */
async function readRules(): Promise<void> {
  const sharp = await pictureLibrary();
  const before = process.env['FONTCONFIG_FILE'];
  process.env['FONTCONFIG_FILE'] = rules;
  try {
    await sharp({ text: { text: 'm', font: 'DejaVu Sans 8', fontfile: fileOf('DejaVuSans') } }).toBuffer();
  } finally {
    if (before === undefined) delete process.env['FONTCONFIG_FILE'];
    else process.env['FONTCONFIG_FILE'] = before;
  }
}

/** For Pango, whose markup is a kind of XML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
