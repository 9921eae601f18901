import { z } from 'zod';
import { parse } from './parse.js';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const signingKey = z.object({
  key,
  /** From when on it signs; verified by it is at any time. */
  since: z.iso.datetime().transform((text) => Date.parse(text)),
});

const schema = z.object({
  /** The first seals, all of them unseal. */
  sealing: z.array(z.object({ id: z.int().min(1).max(255), key })).min(1),
  /** The newest first. A file of before the first rotation has one key, as text. */
  signing: z.union([key.transform((only) => [{ key: only, since: 0 }]), z.array(signingKey).min(1)]),
  /** Sign and verify nothing any more but what they sealed of the audit trail. The newest first. */
  retired: z.array(key).default([]),
});

export type KeyFile = Readonly<z.output<typeof schema>>;
type SigningKey = KeyFile['signing'][number];

/** @throws when it is none */
export function readKeyFile(text: string): KeyFile {
  return parse(schema, JSON.parse(text));
}

export function writtenKeyFile({ signing, ...file }: KeyFile): string {
  const dated = signing.map(({ since, ...rest }) => ({ ...rest, since: new Date(since).toISOString() }));
  return JSON.stringify({ ...file, signing: dated }, null, 2);
}

/** `fresh` signs what is made from `since` on. */
export function rotated(file: KeyFile, fresh: string, since: number): KeyFile {
  return { ...file, signing: [{ key: fresh, since }, ...file.signing] };
}

/** Only the key that signs now, and those that will, go on. */
export function retired({ signing, retired: former, ...file }: KeyFile, now: number): KeyFile {
  const kept = signing.slice(0, signing.indexOf(keyAt(signing, now)) + 1);
  return { ...file, signing: kept, retired: [...signing.slice(kept.length).map(({ key: one }) => one), ...former] };
}

/** The one that signs at this moment; the oldest there is, for what is older. */
export function keyAt(signing: readonly SigningKey[], instant: number): SigningKey {
  return signing.find(({ since }) => since <= instant) ?? signing.at(-1)!;
}

/** When something with this id was made, in milliseconds (RFC 9562 §5.7); 0 where the id does not say. */
export function madeAt(id: string): number {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;
}
