import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { suggestedEmailScript } from '../../patients/email-suggestion.js';
import { file } from './answer.js';
import { positionRules } from './positions.js';
import { quarterRules } from './quarters.js';
import { tabRules } from './tab-rules.js';
import type { Answer } from '../../platform/http/answer.js';

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' } as const;
const names = [
  'style.css',
  'app.js',
  'find.css',
  'find.js',
  'details.js',
  'passkeys.js',
  'proof.js',
  'desk.css',
  'diary.css',
  'diary.js',
  'gesture.js',
  'drag.js',
  'stretch.js',
  'blocks.js',
  'keys.js',
  'panel.js',
  'hours.css',
  'reports.css',
  'staff.css',
  'live.js',
  'position.js',
  'session.js',
  'treatments.css',
  'treatments.js',
  'mark.svg',
] as const;
type AssetName = (typeof names)[number];
/** Rules that nobody would write by hand, and what the server computes in the same way. */
const generated: Partial<Record<AssetName, () => string>> = {
  'diary.css': positionRules,
  'hours.css': quarterRules,
  'staff.css': tabRules,
  'details.js': () => suggestedEmailScript,
};

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Promise<Buffer>;
  readonly gzip: Promise<Buffer>;
}

/** The few files every page needs. The address of each contains the hash of its content, so it is kept for ever. */
@Injectable()
export class Assets {
  private readonly assets = new Map<string, Asset>();
  private readonly addresses = new Map<AssetName, string>();

  constructor() {
    for (const name of names) {
      const plain = publicFile(name);
      const more = generated[name];
      this.add(name, more ? Buffer.concat([plain, Buffer.from(more())]) : plain);
    }
  }

  address(name: AssetName): string {
    return `/assets/${this.addresses.get(name)}`;
  }

  /** Compressed once, as well as can be. Undefined for an address of nothing, or of an older version. */
  async answer(address: string, accepted = ''): Promise<Answer | undefined> {
    const asset = this.assets.get(address);
    if (!asset) return undefined;
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`(^|[ ,])${one}($|[ ,;])`).test(accepted));
    const headers = { vary: 'accept-encoding', ...(encoding ? { 'content-encoding': encoding } : {}) };
    const body = encoding ? await asset[encoding] : asset.plain;
    return file(body, asset.type, { cache: 'public, max-age=31536000, immutable', headers });
  }

  private add(name: AssetName, plain: Buffer): void {
    const [stem, ending] = name.split('.') as [string, keyof typeof types];
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
    const address = `${stem}.${hash}.${ending}`;
    this.addresses.set(name, address);
    this.assets.set(address, {
      type: `${types[ending]}; charset=utf-8`,
      plain,
      br: promisify(brotliCompress)(plain),
      gzip: promisify(gzip)(plain, { level: 9 }),
    });
  }
}

/** One of the files for browsers, as it stands. */
export function publicFile(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

/** The compiler copies no files: from `dist` they are read where they stand in the sources. */
const beside = new URL('../public/', import.meta.url);
const folder = existsSync(beside) ? beside : new URL('../../../../src/web/public/', import.meta.url);
