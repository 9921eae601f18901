import type { StaffMember } from '../../../accounts/staff-member.js';
import { kinds } from '../../../clinic-file/entries-of.js';
import type { FileProposal, Preview } from '../../../changes/file-proposals.service.js';
import { isTemplateKind } from '../../../notifications/message-template.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { fieldInWords } from './field-in-words.js';
import type { PreviewView } from './preview-page.js';

/** As many as anybody reads. */
const most = 100;

/** What a proposal would change, in the words of the page. */
export function previewView(
  member: StaffMember,
  { id, name, file, imported }: FileProposal,
  { now, differences, displaced, byId, seen }: Preview,
  stale: boolean,
  site: Site,
): PreviewView {
  const count = (...what: string[]) => differences.filter((one) => what.includes(one.what)).length;
  return {
    member,
    id,
    name,
    imported: imported && differences.length === 0,
    stale,
    seen,
    counts: { added: count('added'), changed: count('changed', 'moved'), removed: count('removed') },
    groups: kinds.flatMap((kind) => {
      const entries = differences
        .filter((one) => one.kind === kind)
        .map(({ key, name, what, fields }) => ({
          key,
          name: kind === 'letters' ? letterName(key, site.t) : name,
          what,
          fields: fields.map((field) => {
            const said = fieldInWords(field, file, now, site);
            return what === 'added' ? { ...said, before: undefined } : said;
          }),
        }));
      return entries.length > 0 ? [{ kind, entries }] : [];
    }),
    displaced: displaced.slice(0, most).map(({ reference, start, locationId, practitionerId, patient, lacks }) => ({
      reference,
      when: shortTime(byId.location.get(locationId)!.timeZone, start, site.locale, site.now),
      patient: patient?.name ?? '',
      practitioner: byId.practitioner.get(practitionerId)!.name,
      lacks,
    })),
    more: Math.max(0, displaced.length - most),
  };
}

/** `booking-confirmed/en` → Visit booked (en) */
export function letterName(key: string, t: Site['t']): string {
  const [kind = '', language = ''] = key.split('/');
  return isTemplateKind(kind) ? t('templates.kind.in', { kind: t(`templates.kind.${kind}`), language }) : key;
}
