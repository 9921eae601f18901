import { type Difference, differences, type FieldDifference } from './differences.js';
import type { Kind } from './entries-of.js';
import type { ClinicFile } from './schema.js';

/** What the audit trail keeps of a change of the configuration. */
export interface RecordedDifferences {
  readonly differences: readonly Difference[];
  /** Not listed any more. */
  readonly more?: number;
}

/** Enough to see what was done; a whole clinic is not listed. */
const most = 40;
const mostItems = 20;
const longest = 160;
/** Of a practitioner: how they work. Who they are is only named as changed, since the trail can never forget. */
const working = ['offers', 'hours', 'exceptions', 'timeOff', 'languages'];
/** A drawing; and whose link it is. */
const untold = ['brand.logo', 'practitioner'];

/**
 * Entries and fields with their values before and after, without what an audit trail must not keep: practitioners are
 * not named, long texts, message templates and drawings are only said to have changed. Both files in normal form.
 */
export function recordedDifferences(before: ClinicFile, after: ClinicFile): RecordedDifferences {
  const found = differences(before, after);
  const more = found.length - most;
  return { differences: found.slice(0, most).map(recorded), ...(more > 0 && { more }) };
}

function recorded({ kind, key, name, what, fields }: Difference): Difference {
  const named = kind === 'practitioners' ? { key: '', name: '' } : { key, name };
  return { kind, ...named, what, fields: fields.map((field) => recordedField(kind, field)) };
}

function recordedField(kind: Kind, { field, before, after }: FieldDifference): FieldDifference {
  const isTold =
    kind === 'practitioners'
      ? working.includes(field)
      : kind !== 'letters' && !untold.includes(field) && isShort(before) && isShort(after);
  if (!isTold) return { field };
  // Why somebody is away may be about their health.
  if (field === 'timeOff') return { field, before: withoutReasons(before), after: withoutReasons(after) };
  return { field, before, after };
}

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longest && !value.includes('\n');
  return !Array.isArray(value) || value.length <= mostItems;
}

function withoutReasons(list: unknown): unknown {
  return Array.isArray(list) ? list.map(({ from, to }: { from: unknown; to: unknown }) => ({ from, to })) : list;
}
