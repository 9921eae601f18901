import { BadInput } from '../platform/refusal.js';
import { type ClinicFile, clinicFile } from './schema.js';

/** @throws BadInput with every fault of the file, each with its path. */
export function readClinicFile(given: unknown): ClinicFile {
  const read = clinicFile.safeParse(given);
  if (!read.success)
    throw new BadInput(read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
  return read.data;
}
