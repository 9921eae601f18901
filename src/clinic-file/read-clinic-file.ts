import type { z } from 'zod';
import { BadInput, type Fault } from '../platform/refusal.js';
import { type Draft, pathText, without } from './draft.js';
import { faults } from './faults.js';
import { type ClinicFile, clinicFile } from './schema.js';

/**
 * What is wrong in its shape and what does not fit together are told at once: the second is looked for in whatever
 * is left when the first is taken out.
 * @throws BadInput with every fault of the file, each with its path
 */
export function readClinicFile(given: unknown): ClinicFile {
  const read = clinicFile.safeParse(given, { reportInput: true });
  const issues = read.error?.issues ?? [];
  const misshapen = issues.filter((issue) => !harmless.has(issue.code)).map(({ path }) => path);
  // The cast: what does not have the type is out.
  const rest = without(given, misshapen) as Draft<ClinicFile> | undefined;
  const found = [...issues.flatMap(say), ...(rest ? faults(rest) : [])];
  if (!read.success || found.length > 0) throw new BadInput(found);
  return read.data;
}

/** The value still has its type, and others may refer to what is in it. */
const harmless = new Set(['unrecognized_keys', 'too_big', 'too_small']);

function say(issue: z.core.$ZodIssue): Fault[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not a known field' }));
  }
  if (issue.input === undefined) return [{ path, message: 'is missing' }];
  if (issue.code === 'invalid_value')
    return [{ path, message: `must be one of: ${issue.values.join(', ')}`, inForm: 'fault.choose' }];
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return [{ path, message: `must be ${names[issue.expected] ?? issue.expected}` }];
  }
  return [{ path, message: issue.message }];
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
