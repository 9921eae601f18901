import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type KeyFile, keyAt, madeAt } from './key-file.js';
import { openKeyFile } from './key-file.process.js';

/** Makes HMAC-SHA-256s of a purpose and its parts: signatures, or tokens nobody else can make. */
export interface Deriving {
  derive(purpose: string, ...parts: readonly (string | number)[]): Buffer;
}

/**
 * Secrets that live outside the database. Sealing is AES-256-GCM with the row's context as associated data; a sealed
 * value is `key id (1) | nonce (12) | tag (16) | ciphertext`. The first sealing key seals, all of them unseal, so a
 * key is rotated by putting a new one in front.
 *
 * Of the signing keys the newest signs, and each verifies until it is retired.
 */
export class Keys implements Deriving {
  /** Each signing key by itself, to verify what one of them has signed. */
  readonly each: readonly Deriving[];
  /** All there ever were, the oldest first, for the audit trail. */
  readonly ever: readonly Deriving[];

  private constructor(private readonly file: KeyFile) {
    const signing = file.signing.map(({ key }) => key);
    this.each = signing.map(derivingWith);
    this.ever = [...signing, ...file.retired].toReversed().map(derivingWith);
  }

  /** @throws Error that names the file, for whoever starts the process */
  static open(path: string): Keys {
    return new Keys(openKeyFile(path, freshKeyFile));
  }

  static of(file: KeyFile): Keys {
    return new Keys(file);
  }

  static temporary(): Keys {
    return new Keys(freshKeyFile());
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

  /** By the newest key, for what is verified by `each`. */
  derive(purpose: string, ...parts: readonly (string | number)[]): Buffer {
    return hmac(keyAt(this.file.signing, Date.now()).key, purpose, parts);
  }

  /** The same again whenever it is asked for, until the key is retired that signed when `id`, a UUIDv7, was made. */
  deriveFor(id: string, purpose: string, ...parts: readonly (string | number)[]): Buffer {
    return hmac(keyAt(this.file.signing, madeAt(id)).key, purpose, [id, ...parts]);
  }

  /** The same for ever: for what is encrypted by it. */
  deriveFixed(purpose: string, ...parts: readonly (string | number)[]): Buffer {
    return this.ever[0]!.derive(purpose, ...parts);
  }
}

export function freshKeyFile(): KeyFile {
  return { sealing: [{ id: 1, key: newKey() }], signing: [{ key: newKey(), since: 0 }], retired: [] };
}

export const newKey = () => randomBytes(32).toString('hex');

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

const derivingWith = (key: string): Deriving => ({ derive: (purpose, ...parts) => hmac(key, purpose, parts) });

function hmac(key: string, purpose: string, parts: readonly (string | number)[]): Buffer {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update([purpose, ...parts].join('\n'))
    .digest();
}
