import { type Entity, nearestField } from '../configuration/entity.js';
import { sentence } from '../i18n/sentence.js';
import type { BrokenClinic } from './broken-clinic.js';

export interface FormFaults {
  /** By the name of the field in the form; sentences, or the keys of some. */
  readonly errors: Readonly<Record<string, string>>;
  /** What stands elsewhere in the file, each as a sentence that says where. */
  readonly others: readonly string[];
}

/**
 * The faults of a refused change for the form it came from. `prefix`: where in the file the form's part stands
 * (`treatments[3]`, `policy`; empty: all of it). `entity`: the fields of the form, whose names are the paths below that.
 */
export function formFaults(
  { faults, draft }: Pick<BrokenClinic, 'faults' | 'draft'>,
  prefix: string,
  entity?: Pick<Entity, 'fields'>,
): FormFaults {
  const errors: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message, inForm } of faults) {
    const name = entity && isBelow(path, prefix) ? nearestField(entity, dotted(path.slice(prefix.length))) : undefined;
    if (name) errors[name] ??= inForm ?? sentence(message);
    else others.push(`${whereabouts(draft, path)}: ${message}.`);
  }
  return { errors, others: [...new Set(others)] };
}

/** `[3].phases[0].minutes` → `3.phases.0.minutes` */
export function dotted(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

function isBelow(path: string, prefix: string): boolean {
  return prefix === '' || (path.startsWith(prefix) && /^($|[.[])/.test(path.slice(prefix.length)));
}

/** `practitioners[2].offers[0]` → `Mei Tanaka, Acupuncture, Harbour Street`: as the page calls them. */
function whereabouts(draft: unknown, path: string): string {
  const names: string[] = [];
  let value = draft;
  for (const key of dotted(path).split('.')) {
    value = isRecord(value) ? value[key] : undefined;
    if (isRecord(value) && !Array.isArray(value)) names.push(...namesOf(value, draft));
  }
  return names.length > 0 ? names.join(', ') : path;
}

function namesOf(value: Readonly<Record<string, unknown>>, draft: unknown): string[] {
  const own = [value.name, value.label].filter((name) => typeof name === 'string');
  if (own.length > 0) return own.slice(0, 1);
  return (['treatment', 'location'] as const).flatMap((kind) => {
    const list = isRecord(draft) ? draft[`${kind}s`] : undefined;
    const found: unknown = Array.isArray(list)
      ? list.find((one) => isRecord(one) && one.slug === value[kind])
      : undefined;
    return isRecord(found) && typeof found.name === 'string' ? [found.name] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
