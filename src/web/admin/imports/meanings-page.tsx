import type { VNode } from 'preact';
import type { Findings } from '../../../import/import-item.js';
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
  /** Providers and services could become a clinic file. */
  readonly draft: boolean;
  readonly columns: boolean;
  readonly errors: FieldErrors;
  /** What is wrong with the clinic file they would become. */
  readonly faults: readonly string[];
}

export interface MeaningsGroup {
  readonly kind: 'practitioners' | 'treatments' | 'locations';
  readonly choices: readonly Choice[];
  readonly names: readonly {
    readonly name: string;
    readonly label: string;
    readonly visits: number;
    readonly value: string;
  }[];
}

/** What the other program's names are here. */
export function MeaningsPage({ site, view }: PageProps<MeaningsView>): VNode {
  const { t } = site;
  const { visits, patients, past, cancelled } = view.findings;
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
      <p>{t('files.meanings.found', { visits, patients, past, cancelled })}</p>
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
        {view.groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
        <Submit>{t('files.meanings.submit')}</Submit>
      </Form>
    </AdminPage>
  );
}

function Group({ group }: { readonly group: MeaningsGroup }): VNode {
  const { t } = useSite();
  return (
    <FieldGroup class="group" title={t(`files.meanings.${group.kind}`)}>
      {group.names.map(({ name, label, visits, value }) => (
        <Select
          key={name}
          name={name}
          label={t('files.meanings.of', { label: label || t('files.meanings.unnamed'), visits })}
          value={value}
          choices={[{ value: '', label: t('files.meanings.leave-out') }, ...group.choices]}
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
