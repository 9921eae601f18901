import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { WordKey } from '../../../i18n/words.js';

export type Policy = ClinicFile['policy'];
export type OwnPolicy = NonNullable<ClinicFile['treatments'][number]['policy']>;

/** What is wrong with a field. */
export interface Fault {
  readonly say: WordKey;
  readonly values?: Readonly<Record<string, number>>;
}
