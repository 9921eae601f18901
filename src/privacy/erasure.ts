import { noReason } from './retention.js';

/** Stands for a name that was erased. */
export const erasedName = '(erased)';

type StepKind =
  | 'notes'
  | 'shares'
  | 'openings'
  | 'reasons'
  | 'calendar-answers'
  | 'former-readers'
  | 'messages'
  | 'digests'
  | 'webhooks'
  | 'earlier-visits'
  | 'waitlist'
  | 'import-records'
  | 'imports'
  | 'unsubscribes'
  | 'links'
  | 'sessions'
  | 'proof'
  | 'visits'
  | 'moves'
  | 'record';

/** The last three are sealed or no table: they are opened one by one. */
export type ErasureKind = StepKind | 'idempotency' | 'drafts' | 'mails';

/** What is erased of one person in one table. */
export interface ErasureStep {
  readonly kind: StepKind;
  readonly table: string;
  /** An SQL condition. `$1` is the patient's id, `$2` the pattern of `mentionOf`. */
  readonly where: string;
  /** What is set instead of deleting the row. */
  readonly blank?: string;
}

const theirs = `(select id from bookings where patient_id = $1)`;
/** Their record, and those that were merged into it. */
const records = `$1 in (id, merged_into)`;
/** A regular expression of the names they gave, as JSON writes them. */
const theirNames = String.raw`(
  select '"(' || string_agg(regexp_replace(substr(n, 2, length(n) - 2), '([^[:alnum:][:space:]])', '\\\1', 'g'), '|') || ')"'
  from (select to_json(name)::text from patients where ${records}
    union select to_json(said_name)::text from bookings where patient_id = $1 and said_name is not null) names (n))`;
/** Nobody else gave this address. */
const onlyTheirs = (column: string, address: string) =>
  `${column} in (select ${address} from patients p where $1 in (p.id, p.merged_into))
   and not exists (select from patients o where o.id <> $1 and o.merged_into is distinct from $1
     and ${address.replace('p.', 'o.')} = ${column})`;
const mentions = (column: string) => `$1::uuid is not null and coalesce(${column}::text, '') ~* $2`;

/** In this order: what refers to something goes before it. The record itself comes last, as a stub. */
export const erasureSteps: readonly ErasureStep[] = [
  { kind: 'notes', table: 'visit_notes', where: `booking_id in ${theirs}` },
  { kind: 'shares', table: 'note_shares', where: `patient_id = $1` },
  { kind: 'openings', table: 'emergency_access', where: `patient_id = $1` },
  { kind: 'reasons', table: 'overbook_reasons', where: `booking_id in ${theirs}` },
  { kind: 'calendar-answers', table: 'calendar_answers', where: `booking_id in ${theirs}` },
  { kind: 'former-readers', table: 'former_answer_readers', where: `booking_id in ${theirs}` },
  {
    kind: 'messages',
    table: 'notifications',
    where: `(about = $1 or about in ${theirs} or about is null and recipient in (
      select unnest(array[email, phone_key]) from patients where ${records}))`,
  },
  {
    kind: 'digests',
    table: 'notifications',
    where: `template = 'morning' and data::text ~ ${theirNames}`,
    blank: `data = regexp_replace(data::text, ${theirNames}, '"${erasedName}"', 'g')::jsonb`,
  },
  {
    kind: 'webhooks',
    table: 'webhook_messages',
    where: `booking_id in (${theirs} union select id from waitlist_entries where patient_id = $1 or booking_id in ${theirs})`,
  },
  { kind: 'earlier-visits', table: 'earlier_visits', where: `patient_id = $1` },
  {
    kind: 'waitlist',
    table: 'waitlist_entries',
    where: `(patient_id = $1 or booking_id in ${theirs} or ${mentions('contact')})`,
  },
  { kind: 'import-records', table: 'import_records', where: `(${mentions('record')} or ${mentions('outcome')})` },
  {
    kind: 'imports',
    table: 'imports',
    where: ['name', 'header', 'findings', 'meanings', 'result'].map(mentions).join(' or '),
  },
  { kind: 'unsubscribes', table: 'unsubscribes', where: onlyTheirs('address', 'lower(p.email)') },
  { kind: 'links', table: 'patient_links', where: onlyTheirs('lower(patient_links.email)', 'lower(p.email)') },
  { kind: 'sessions', table: 'patient_sessions', where: onlyTheirs('lower(patient_sessions.email)', 'lower(p.email)') },
  { kind: 'proof', table: 'proven_addresses', where: onlyTheirs('proven_addresses.email_key', 'p.email_key') },
  {
    kind: 'visits',
    table: 'bookings',
    where: `patient_id = $1`,
    blank: `sealed_note = null, sealed_answers = null, desk_note = null, cancel_reason = null, language = null, text_wanted = false,
      overbook_reason = case when overbook_reason is not null then '${noReason}' end, link_hash = null, hold_hash = null,
      said_name = null, said_email = null, said_phone = null, said_phone_key = null, unproven = false,
      unproven_address = null, network = null`,
  },
  {
    kind: 'moves',
    table: 'record_moves',
    where: `$1 in (from_id, to_id) and before is not null`,
    blank: `before = null`,
  },
  {
    kind: 'record',
    table: 'patients',
    where: records,
    blank: `name = '${erasedName}', name_key = 'erased', email = null, email_key = null, phone = null, phone_key = null,
      search_words = '{}', locale = 'en'`,
  },
];

/** A regular expression, of PostgreSQL and of JavaScript: names, emails and phones, as other programs write them. */
export function mentionOf(contacts: readonly Mentioned[]): string {
  const parts = contacts.flatMap(({ name, email, phone }) => {
    const digits = phone?.replaceAll(/\D/g, '').replace(/^0+/, '') ?? '';
    return [
      // First and last name may stand in fields of their own.
      ...(name ? [whole(name.trim().split(/\s+/).map(escaped).join('[^a-zA-Z0-9]{1,9}'))] : []),
      ...(email ? [whole(escaped(email), '.+_-')] : []),
      ...(digits.length > 5 ? [digits.split('').join('[^0-9]{0,3}')] : []),
    ];
  });
  return [...new Set(parts)].join('|');
}

interface Mentioned {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Not inside a longer word: Ann is not Joanna. */
const whole = (part: string, before = '') => `(?<![a-zA-Z0-9À-ɏ${before}])${part}(?![a-zA-Z0-9À-ɏ])`;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
