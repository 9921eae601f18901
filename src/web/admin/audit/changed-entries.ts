import type { Difference } from '../../../clinic-file/differences.js';
import type { RecordedDifferences } from '../../../clinic-file/recorded-differences.js';
import type { AuditRow } from '../../../accounts/audit-trail.service.js';
import type { Site } from '../../shared/site.js';
import {
  type ConfigurationNames,
  fieldInWords,
  type FieldInWords,
  fieldLabel,
} from '../import-export/field-in-words.js';
import { letterName } from '../import-export/preview.view.js';

export interface ChangedEntry {
  /** Empty: what the sentence is about. */
  readonly name: string;
  readonly fields: readonly FieldInWords[];
}

/** What changed in the configuration, field by field. `only`: where it is one entry, the sentence says which. */
export function changedEntries(
  site: Site,
  names: ConfigurationNames,
  { detail, subject }: Pick<AuditRow, 'detail' | 'subject'>,
): readonly ChangedEntry[] {
  const { differences, more = 0 } = detail as Partial<RecordedDifferences>;
  if (!differences) return namedOnly(site, detail['changed']);
  const [first] = differences;
  const isAboutSubject =
    differences.length === 1 && first!.what === 'changed' && (subject !== null || first!.kind === 'clinic');
  return [
    ...differences.map((one) => ({
      name: isAboutSubject ? '' : entryName(site, one),
      fields: one.fields.map((field) => {
        const said = fieldInWords(field, names, names, site);
        return one.what === 'added' ? { ...said, before: undefined } : said;
      }),
    })),
    ...(more > 0 ? [{ name: site.t('activity.entries-more', { count: more }), fields: [] }] : []),
  ];
}

function entryName({ t }: Site, { kind, key, name, what }: Difference): string {
  const called =
    kind === 'practitioners' ? t('activity.entry.practitioner') : kind === 'letters' ? letterName(key, t) : name;
  return what === 'changed' ? called : t(`activity.entry.${what}`, { name: called });
}

/** Entries of earlier versions say which fields changed, `treatments/acupuncture.price`, and no values. */
function namedOnly({ t }: Site, changed: unknown): readonly ChangedEntry[] {
  if (!Array.isArray(changed)) return [];
  const fields = changed.map((path) => ({ label: fieldLabel(String(path).split('.').at(-1)!, t), gone: [], come: [] }));
  return [{ name: '', fields }];
}
