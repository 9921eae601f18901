import type { VNode } from 'preact';
import { Field, Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { Table } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';

interface WaitingRow {
  readonly what: string;
  readonly count: number;
  readonly since: string;
  readonly over: number;
}

export interface RestoreView extends StaffView {
  readonly restoredAt: string;
  readonly backupAt: string;
  readonly kinds: readonly WaitingRow[];
  readonly webhooks: Omit<WaitingRow, 'what' | 'over'> | null;
  /** Appointments that are due a reminder. */
  readonly reminders: number;
  /** Until when the original system sent its messages. */
  readonly typed: { readonly day?: string; readonly time?: string };
}

/** What a restored system holds back, and how it is released. */
export function RestorePage({ site, view }: PageProps<RestoreView>): VNode {
  const { t } = site;
  const release = '/admin/health/restore/release';
  return (
    <AdminPage view={view} title={t('restored.title')} here="/admin/health/restore">
      <p>{t('restored.lead', { backupAt: view.backupAt, restoredAt: view.restoredAt })}</p>
      <p class="notice bad">{t('restored.warning')}</p>
      <Section id="waiting" title={t('restored.waiting')}>
        <Waiting view={view} />
        <p>{t('restored.reminders', { count: view.reminders })}</p>
      </Section>
      <Section id="discard" title={t('restored.discard')}>
        <p class="hint">{t('restored.discard-hint')}</p>
        <Form action={release} typed={view.typed} errors={view.errors} submit={t('restored.discard-do')}>
          <Field name="day" label={t('restored.until-day')} input={{ type: 'date' }} />
          <Field name="time" label={t('restored.until-time')} input={{ maxLength: 20 }} />
        </Form>
      </Section>
      <Section id="all" title={t('restored.all')}>
        <p class="hint">{t('restored.all-hint')}</p>
        <Form action={release}>
          <Submit look="quiet">{t('restored.all')}</Submit>
        </Form>
      </Section>
    </AdminPage>
  );
}

function Waiting({ view: { kinds, webhooks } }: ViewProps<RestoreView>): VNode {
  const { t } = useSite();
  if (kinds.length === 0 && !webhooks) return <p>{t('restored.none')}</p>;
  const all = [...kinds, ...(webhooks ? [{ ...webhooks, what: t('restored.webhooks'), over: 0 }] : [])];
  return (
    <Table
      caption={t('restored.waiting')}
      head={[t('restored.kind'), t('restored.since'), t('restored.count'), t('restored.over')]}
      rows={all.map(({ what, count, since, over }) => [what, since, String(count), String(over)])}
    />
  );
}
