import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Snapshot } from '../../availability/snapshot.js';
import { accentOf } from '../../notifications/email/accent.js';
import { type Logo, logoOf } from '../../clinic/logo.js';
import { pictureLibrary } from '../../platform/picture-library.client.js';
import { accentRules } from './accent-rules.js';
import { ink, type LogoImage, logoSize, type Storefront, storefrontOf } from './storefront.js';

/** What a browser fetches for it. */
interface BrandFile {
  readonly type: string;
  readonly body: () => string | Promise<Buffer>;
}

interface Made {
  readonly storefront: Storefront;
  readonly files: ReadonlyMap<string, BrandFile>;
}

/** What pages for patients show of the clinic, worked out once for each version of the configuration. */
@Injectable()
export class Storefronts {
  private readonly made = new WeakMap<Snapshot, Made>();

  of(snapshot: Snapshot): Storefront {
    return this.madeOf(snapshot).storefront;
  }

  /** Undefined for a name of nothing, or of another version. */
  file(snapshot: Snapshot, name: string): BrandFile | undefined {
    return this.madeOf(snapshot).files.get(name);
  }

  private madeOf(snapshot: Snapshot): Made {
    let made = this.made.get(snapshot);
    if (!made) this.made.set(snapshot, (made = make(snapshot)));
    return made;
  }
}

function make(snapshot: Snapshot): Made {
  const files = new Map<string, BrandFile>();
  const add = (stem: string, ending: string, content: string | Uint8Array, file: BrandFile): string => {
    const name = `${stem}.${createHash('sha256').update(content).digest('base64url').slice(0, 12)}.${ending}`;
    files.set(name, file);
    return `/brand/${name}`;
  };
  const { logo: given, color } = snapshot.clinic.brand;
  const logo = given === null ? null : logoOf(given);
  const accent = color === null ? undefined : accentOf(color);
  const rules = accent && accentRules(accent);
  const look = {
    accent,
    logo: logo ? { ...logoSize(logo), ...drawn(logo, add) } : undefined,
    style: rules ? add('accent', 'css', rules, { type: 'text/css; charset=utf-8', body: () => rules }) : undefined,
  };
  return { files, storefront: storefrontOf(snapshot, look) };
}

function drawn(
  logo: Logo,
  add: (stem: string, ending: string, content: string | Uint8Array, file: BrandFile) => string,
): Pick<LogoImage, 'day' | 'night'> {
  if (logo.kind === 'png') {
    // Only its pixels are ours to give away, wherever the file came from.
    const body = async () => {
      const sharp = await pictureLibrary();
      return sharp(logo.bytes).timeout({ seconds: 5 }).png({ compressionLevel: 9 }).toBuffer();
    };
    return { day: add('logo', 'png', logo.bytes, { type: 'image/png', body }) };
  }
  const asIs = (svg: string) => add('logo', 'svg', svg, { type: 'image/svg+xml; charset=utf-8', body: () => svg });
  if (/<svg[^<>]* color=/.test(logo.svg)) return { day: asIs(logo.svg) };
  const inked = (color: string) => asIs(logo.svg.replace('<svg', `<svg color="${color}"`));
  // What says no color of its own is drawn in ink, which differs by day and by night.
  const isInk = /currentColor/i.test(logo.svg);
  return isInk ? { day: inked(ink.day), night: inked(ink.night) } : { day: inked(ink.day) };
}
