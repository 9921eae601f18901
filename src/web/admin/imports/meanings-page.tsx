import type { VNode } from 'preact';
import type { Findings } from '../../../import/import-item.js';
import { statusMeanings } from '../../../import/visit-status.js';
import { Carried, type Choice, type FieldErrors, Form, Notice, Select, Submit } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { ReadingNotes } from './reading-notes.js';

export interface MeaningsView extends StaffView {
  readonly id: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly findings: Findings;
  readonly locations: readonly Choice[];
  readonly location: string;
  readonly groups: readonly MeaningsGroup[];
  readonly statuses: readonly StatusQuestion[];
  /** Providers and services could become a clinic file. */
  readonly draft: boolean;
  readonly columns: boolean;
  readonly errors: FieldErrors;
  /** What is wrong with the clinic file they would become. */
  readonly faults: readonly string[];
}

/** Treatments are as long as they are here, so both lengths are shown. */
interface Lasting {
  readonly label: string;
  readonly minutes?: number;
}

export interface MeaningsGroup {
  readonly kind: 'practitioners' | 'treatments' | 'locations';
  readonly choices: readonly (Choice & Lasting)[];
  readonly names: readonly (Lasting & {
    readonly name: string;
    readonly label: string;
    readonly visits: number;
    readonly value: string;
  })[];
}

export interface StatusQuestion {
  readonly name: string;
  /** The heading of its column; '' where there is but one. */
  readonly column: string;
  /** Null: any date. */
  readonly text: string | null;
  readonly visits: number;
  /** '' until somebody says. */
  readonly value: string;
}

/** What the other program's names are here. */
export function MeaningsPage({ site, view }: PageProps<MeaningsView>): VNode {
  const { t } = site;
  const { visits, patients, past } = view.findings;
  const title = t('files.meanings.title', { name: view.name });
  return (
    <AdminPage
      view={view}
      title={title}
      back={{ href: '/admin/imports', text: t('files.import.back') }}
      here="/admin/import-export/import"
    >
      {view.faults.length > 0 && (
        <Notice bad>
          <ul class="faults">
            {view.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ReadingNotes notes={view.notes} />
      <p>{t('files.meanings.found', { visits, patients, past })}</p>
      {view.columns && (
        <p>
          <a href={`/admin/imports/${view.id}/columns`}>{t('files.meanings.columns')}</a>
        </p>
      )}
      {view.draft && <Draft view={view} />}
      <Form action={`/admin/imports/${view.id}/meanings`} errors={view.errors}>
        <Select
          name="location"
          label={t('files.meanings.location')}
          hint={t('files.meanings.location-hint')}
          value={view.location}
          choices={view.locations}
        />
        {view.statuses.length > 0 && <Statuses view={view} />}
        {view.groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
        <Submit>{t('files.meanings.submit')}</Submit>
      </Form>
    </AdminPage>
  );
}

function Statuses({ view }: ViewProps<MeaningsView>): VNode {
  const { t } = useSite();
  const choices = statusMeanings.map((value) => ({ value, label: t(`files.status.${value}`) }));
  const label = ({ column, text }: StatusQuestion) => {
    const said = text === null ? t('files.meanings.dated') : text || t('files.meanings.no-status');
    return column ? t('files.meanings.status-of', { column, status: said }) : said;
  };
  return (
    <FieldGroup class="group" title={t('files.meanings.statuses')}>
      <p class="hint">{t('files.meanings.statuses-hint')}</p>
      {view.statuses.map((status) => (
        <Select
          key={status.name}
          name={status.name}
          label={t('files.meanings.of', { label: label(status), visits: status.visits })}
          value={status.value}
          choices={status.value === '' ? [{ value: '', label: t('files.meanings.choose') }, ...choices] : choices}
        />
      ))}
    </FieldGroup>
  );
}

function Group({ group }: { readonly group: MeaningsGroup }): VNode {
  const { t } = useSite();
  const lasting = ({ label, minutes }: Lasting) =>
    minutes === undefined ? label : t('files.meanings.lasting', { label, minutes });
  const choices = group.choices.map((choice) => ({ ...choice, label: lasting(choice) }));
  return (
    <FieldGroup class="group" title={t(`files.meanings.${group.kind}`)}>
      {group.names.map(({ name, visits, value, ...one }) => (
        <Select
          key={name}
          name={name}
          label={t('files.meanings.of', {
            label: lasting({ ...one, label: one.label || t('files.meanings.unnamed') }),
            visits,
          })}
          value={value}
          choices={[{ value: '', label: t('files.meanings.leave-out') }, ...choices]}
        />
      ))}
    </FieldGroup>
  );
}

function Draft({ view }: ViewProps<MeaningsView>): VNode {
  const { t } = useSite();
  return (
    <Form class="aside" action={`/admin/imports/${view.id}/clinic-file`} labelledBy="draft">
      <h2 id="draft">{t('files.draft.title')}</h2>
      <p>{t('files.draft.lead')}</p>
      {view.locations.length > 1 ? (
        <Select
          id="draft-location"
          name="location"
          label={t('files.draft.location')}
          value={view.location}
          choices={view.locations}
        />
      ) : (
        <Carried fields={{ location: view.location }} />
      )}
      <Submit look="quiet">{t('files.draft.submit')}</Submit>
    </Form>
  );
}
