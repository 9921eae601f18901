import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parse } from './parse.js';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({ sealing: z.array(z.object({ id: z.int().min(1).max(255), key })).min(1), signing: key });
type KeyFile = z.output<typeof schema>;

/**
 * Secrets that live outside the database. Sealing is AES-256-GCM with the row's context as associated data; a sealed
 * value is `key id (1) | nonce (12) | tag (16) | ciphertext`. The first sealing key seals, all of them unseal, so a
 * key is rotated by putting a new one in front.
 */
export class Keys {
  private constructor(private readonly file: KeyFile) {}

  /** Created on the first start; readable by its owner only. Several processes may start at once: one file wins. */
  static open(path: string): Keys {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      const fresh: KeyFile = { sealing: [{ id: 1, key: secret() }], signing: secret() };
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(fresh, null, 2), { mode: 0o600 });
      try {
        linkSync(draft, path);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      } finally {
        rmSync(draft);
      }
      chmodSync(path, 0o600);
    }
    return new Keys(keysIn(readFileSync(path, 'utf8'), path));
  }

  static temporary(): Keys {
    return new Keys({ sealing: [{ id: 1, key: secret() }], signing: secret() });
  }

  /** One of each sealing key, with its number: the same for the same key, and of no use to whoever wants the key. */
  fingerprints(): readonly string[] {
    return this.file.sealing.map(({ id, key }) => {
      const print = createHmac('sha256', Buffer.from(key, 'hex')).update('fingerprint').digest('hex');
      return `${id}:${print.slice(0, 32)}`;
    });
  }

  /** `context` names the row and column, so that a value moved elsewhere does not open. */
  seal(text: string, context: string): Buffer {
    const [first] = this.file.sealing as [KeyFile['sealing'][number]];
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(first.key, 'hex'), nonce);
    cipher.setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(first.id), nonce, cipher.getAuthTag(), body]);
  }

  unseal(sealed: Buffer, context: string): string {
    const found = this.file.sealing.find(({ id }) => id === sealed[0]);
    if (!found) throw new Error(`sealed with key ${sealed[0]}, which is not in the key file`);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(found.key, 'hex'), sealed.subarray(1, 13));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(13, 29));
    return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8');
  }

  /** HMAC-SHA-256 of the purpose and its parts: a signature, or a token nobody else can make. */
  derive(purpose: string, ...parts: readonly (string | number)[]): Buffer {
    return createHmac('sha256', Buffer.from(this.file.signing, 'hex'))
      .update([purpose, ...parts].join('\n'))
      .digest();
  }
}

/** @throws Error that names the file, for whoever starts the process */
function keysIn(text: string, path: string): KeyFile {
  try {
    return parse(schema, JSON.parse(text));
  } catch {
    throw new Error(`The key file ${path} is damaged, or no key file: restore it from a backup.`);
  }
}

/** @throws Error in a sentence, unless the file holds every key with one of these fingerprints; nothing is created */
export function requireKeys(path: string, fingerprints: readonly string[]): void {
  if (fingerprints.length === 0) return;
  const own = existsSync(path) ? Keys.open(path).fingerprints() : null;
  const missing = fingerprints.filter((one) => !own?.includes(one)).map((one) => one.split(':')[0]);
  if (missing.length === 0) return;
  const what = own ? `The key file ${path} does not hold key ${missing.join(', ')}` : `There is no key file at ${path}`;
  throw new Error(
    `${what}, so notes and answers cannot be read. Put back the key file that belongs to this database, or set KEY_FILE to where it is.`,
  );
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const secret = () => randomBytes(32).toString('hex');
