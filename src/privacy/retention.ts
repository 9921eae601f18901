import type { RetentionRules } from '../clinic/clinic.js';

/** A kind of personal data that ends: what of a table is over, and what becomes of it. */
export interface RetentionKind {
  readonly kind: string;
  readonly table: string;
  /** An SQL condition; `$1` is the instant before which it is over. */
  readonly over: string;
  readonly before: Date;
  /** What is set instead of deleting the row, which counts in statistics. */
  readonly blank?: string;
}

/** The idempotency keys of the API are kept as long as its contract says, and a hold as long as it holds. */
export function retentionKinds(rules: RetentionRules, now: Date): readonly RetentionKind[] {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  return [
    { kind: 'holds', table: 'bookings', over: `status = 'held' and hold_expires_at < $1`, before: now },
    {
      kind: 'messages',
      table: 'notifications',
      over: `posted_at < $1 and status <> 'due'`,
      before: ago(rules.messages),
    },
    {
      kind: 'answers',
      table: 'bookings',
      over: `starts_at < $1 and status <> 'held' and (coalesce(sealed_note, sealed_answers) is not null
        or coalesce(desk_note, cancel_reason) is not null or overbook_reason <> '${noReason}')`,
      before: ago(rules.answers),
      blank: `sealed_note = null, sealed_answers = null, desk_note = null, cancel_reason = null,
        overbook_reason = case when overbook_reason is not null then '${noReason}' end`,
    },
    {
      kind: 'waitlist',
      table: 'waitlist_entries',
      over: `ended_at < $1 and status = 'ended'`,
      before: ago(rules.messages),
    },
    { kind: 'freed-times', table: 'freed_times', over: `closed_at < $1`, before: ago(rules.linkSteps) },
    { kind: 'reasons', table: 'overbook_reasons', over: `at < $1`, before: ago(rules.answers) },
    { kind: 'webhooks', table: 'webhook_messages', over: `at < $1`, before: ago(rules.webhooks) },
    { kind: 'link-steps', table: 'link_steps', over: `at < $1`, before: ago(rules.linkSteps) },
    { kind: 'unlinked-pages', table: 'unlinked_pages', over: `followed_at < $1`, before: ago(90) },
    { kind: 'blog-readings', table: 'blog_readings', over: `read_at < $1`, before: ago(1) },
    { kind: 'imports', table: 'imports', over: `begun_at < $1`, before: ago(rules.imports) },
    { kind: 'form-drafts', table: 'form_drafts', over: `at < $1`, before: ago(1 / 24) },
    { kind: 'idempotency', table: 'idempotency_keys', over: `at < $1`, before: ago(2) },
    {
      kind: 'moves',
      table: 'record_moves',
      over: `at < $1 and before is not null`,
      before: ago(1),
      blank: `before = null`,
    },
    { kind: 'former-addresses', table: 'former_practitioner_addresses', over: `until < $1`, before: now },
  ];
}

/** Stands for a reason that is no longer kept, since an overbooked visit always has one. */
export const noReason = '–';
