import type { VNode } from 'preact';
import { zoneName } from '../../../time/wording.js';
import { type Choice, Field, Form, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import { FieldChanges } from '../import-export/field-changes.js';
import type { ActivityEntry, ActivityLogPage } from './activity-log.service.js';

interface LogView extends StaffView, ActivityLogPage {
  readonly here: string;
  /** Only some of it is shown. */
  readonly narrowed: boolean;
}

export interface ActivityView extends LogView {
  readonly typed: Readonly<Record<string, string>>;
  readonly choices: { readonly who: readonly Choice[]; readonly about: readonly Choice[] };
}

/** Who did what to which record, and when. */
export function ActivityPage({ site, view }: PageProps<ActivityView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('audit.title')} here={view.here}>
      <p>{t('activity.lead')}</p>
      <Filter view={view} />
      <Days view={view} />
    </AdminPage>
  );
}

/** What one did oneself. */
export function OwnActivityPage({ site, view }: PageProps<LogView>): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('activity.own')} here={view.here}>
      <p>{t('activity.lead-own')}</p>
      <Days view={view} />
    </StaffPage>
  );
}

function Filter({ view: { here, typed, errors, choices } }: ViewProps<ActivityView>): VNode {
  const { t } = useSite();
  return (
    <Form
      method="get"
      class="no-print"
      action={here}
      label={t('activity.filter')}
      typed={typed}
      errors={errors}
      submit={t('activity.show')}
    >
      <div class="trail-filter">
        <Field name="from" label={t('activity.from')} input={{ type: 'date', required: false }} />
        <Field name="to" label={t('activity.to')} input={{ type: 'date', required: false }} />
        <Select name="actor" label={t('activity.who')} choices={choices.who} />
        <Select name="record" label={t('activity.record')} choices={choices.about} />
      </div>
      <p class="hint">{t('activity.record-hint')}</p>
    </Form>
  );
}

function Days({ view: { here, narrowed, days, older } }: ViewProps<LogView>): VNode {
  const { t, timeZone } = useSite();
  return (
    <>
      {narrowed && (
        <p>
          <a href={here}>{t('activity.all')}</a>
        </p>
      )}
      {days.length === 0 && <p>{t('activity.empty')}</p>}
      {days.map(({ title, entries }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ol class="rows trail">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {older && (
        <p>
          <a href={older}>{t('activity.older')}</a>
        </p>
      )}
      <p class="soft">{t('activity.times', { zone: zoneName(timeZone) })}</p>
    </>
  );
}

function Entry({ entry }: { readonly entry: ActivityEntry }): VNode {
  const { time, instant, sentence, facts, changes } = entry;
  return (
    <li>
      <time dateTime={instant}>{time}</time>
      <div class="changes">
        <span>{sentence.map(({ text, href }) => (href ? <a href={href}>{text}</a> : text))}</span>
        {facts.length > 0 && <span class="soft">{facts.join(' · ')}</span>}
        {changes.map(({ name, fields }) => (
          <div key={name}>
            {name && <span class="soft">{name}</span>}
            <FieldChanges fields={fields} />
          </div>
        ))}
        <Ways entry={entry} />
      </div>
    </li>
  );
}

/** What became of the appointments, and what else was done to the same record. */
function Ways({ entry: { changeHref, only, sealed } }: { readonly entry: ActivityEntry }): VNode | null {
  const { t } = useSite();
  if (!changeHref && !only && sealed) return null;
  return (
    <span class="soft">
      {changeHref && <a href={changeHref}>{t('activity.change')}</a>}
      {changeHref && only && ' · '}
      {only && (
        <a href={only.href} aria-label={t('activity.only-name', { what: only.name })}>
          {t('activity.only')}
        </a>
      )}
      {!sealed && ` ${t('activity.not-sealed')}`}
    </span>
  );
}
