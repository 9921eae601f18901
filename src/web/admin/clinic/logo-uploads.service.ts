import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { logoLimit, pngText } from '../../../clinic/logo.js';
import { cleanSvg } from '../../../clinic/svg-logo.js';
import { Upload } from '../../../platform/http/upload.js';
import { parse } from '../../../platform/parse.js';
import { pictureLibrary } from '../../../platform/picture-library.client.js';
import { BadInput } from '../../../platform/refusal.js';
import { pictureKind } from '../../../practitioners/picture-kind.js';

export const logoMegabytes = 2;

const brought = z.object({ logo: z.instanceof(Upload).optional().catch(undefined) });

/** Enough for four pixels a point in the masthead. */
const pixels = { width: 800, height: 160 };

/** Makes somebody's file a logo of ours. */
@Injectable()
export class LogoUploads {
  /** As the clinic file has it. @throws BadInput, with sentences for the field `logo` */
  async read(body: unknown): Promise<string> {
    const { logo } = parse(brought, body);
    if (!logo) throw refusal('fault.photo-missing');
    const svg = isSvg(logo.bytes) ? cleanSvg(logo.bytes.toString('utf8')) : null;
    const text = svg ?? pngText(await drawnAsPixels(logo.bytes));
    if (text.length > logoLimit) throw refusal('fault.photo-large');
    return text;
  }
}

const isSvg = (bytes: Buffer) =>
  /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(bytes.toString('utf8', 0, 200).replace('\ufeff', ''));

/** A drawing with a style sheet or pictures inside loses them otherwise; it reads nothing from elsewhere. */
async function drawnAsPixels(bytes: Buffer): Promise<Buffer> {
  if (!isSvg(bytes) && !pictureKind(bytes)) throw refusal('fault.logo-kind');
  const sharp = await pictureLibrary();
  try {
    return await sharp(bytes, { density: 300, limitInputPixels: 50_000_000 })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize({ ...pixels, fit: 'inside', withoutEnlargement: true })
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw refusal('fault.logo-kind');
  }
}

const refusal = (message: string) => new BadInput([{ path: 'logo', message }]);
