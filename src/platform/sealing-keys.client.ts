import type { DataSource } from 'typeorm';
import { Keys, requireKeys } from './keys.service.js';

/**
 * Before anything is read or sealed: does the key file hold all keys that this database was written with? New ones are noted.
 * @throws Error in a sentence, for whoever starts the process
 */
export async function recognizeKeys(db: Pick<DataSource, 'query'>, keyFile: string): Promise<void> {
  requireKeys(keyFile, await sealingKeys(db));
  const own = Keys.open(keyFile).fingerprints();
  await db.query(`insert into sealing_keys (fingerprint) select unnest($1::text[]) on conflict do nothing`, [own]);
}

async function sealingKeys(db: Pick<DataSource, 'query'>): Promise<string[]> {
  const rows = await db.query<{ fingerprint: string }[]>(`select fingerprint from sealing_keys order by fingerprint`);
  return rows.map(({ fingerprint }) => fingerprint);
}
