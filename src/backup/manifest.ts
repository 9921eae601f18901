import { z } from 'zod';

const part = z.object({
  schema: z.string(),
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().min(0),
  /** Beside the manifest: what COPY writes, compressed by gzip. */
  file: z.string().regex(/^[\w-][\w.-]*$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.object({
  format: z.literal(1),
  /** By name, those that had run. */
  migrations: z.array(z.string()).min(1),
  postgres: z.string(),
  /** By the database's clock: everything committed before is in it, and nothing begun after. */
  takenAt: z.iso.datetime(),
  keys: z.object({ included: z.literal(false), note: z.string(), fingerprints: z.array(z.string()) }),
  /** By table, why it is not in the backup. */
  leftOut: z.record(z.string(), z.string()),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })),
  parts: z.array(part),
});

export type Manifest = z.output<typeof schema>;
export type Part = z.output<typeof part>;

export const manifestFile = 'manifest.json';

/**
 * What a restored system makes anew. A process says of itself what is true of that process only; what lets somebody in must not
 * live longer by being restored.
 */
export const leftOut: Readonly<Record<string, string>> = {
  'public.places': 'towns and postcodes are loaded when the service starts',
  'public.rate_limits': 'counters of minutes and hours',
  'public.resource_changes': 'what running processes have yet to hear',
  'public.workers': 'which processes run',
  'public.job_runs': 'when jobs last ran',
  'staff_auth.session': 'staff sign in again: sessions that have ended since would live again',
  'staff_auth.verification': 'so would challenges and codes',
  'public.staff_links': 'so would links to choose a password, which may have been used since',
  'public.patient_sessions': 'patients ask for another link to all their appointments',
  'public.patient_links': 'so would links to all appointments, which may have been used since',
};

export function keysNote(keyFile: string): string {
  return `This backup does not contain the keys. They are in ${keyFile}: without that file, notes and answers cannot be read, and Meridian does not start. Keep a copy of it elsewhere than this backup.`;
}

export const tooNew =
  'This backup was made by a newer version of Meridian. Restore it with that version; nothing was restored.';

/** @throws Error in a sentence */
export function parseManifest(text: string): Manifest {
  const given = jsonIn(text);
  if (z.object({ format: z.int().min(2) }).safeParse(given).success) throw new Error(tooNew);
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new Error('The manifest of this backup is damaged, so nothing was restored. Use another backup.');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
