import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Findings } from '../../../import/import-item.js';
import { Carried, type Choice, ErrorSummary, FieldError, type FieldErrors, Notice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface MeaningsView {
  readonly member: StaffMember;
  readonly id: string;
  readonly name: string;
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

interface MeaningsPageProps {
  readonly site: Site;
  readonly view: MeaningsView;
}

/** What the other program's names are here. */
export function MeaningsPage({ site, view }: MeaningsPageProps): VNode {
  const { t } = site;
  const { findings } = view;
  const title = t('files.meanings.title', { name: view.name });
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/imports">{t('files.import.back')}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary site={site} errors={view.errors} />
      {view.faults.length > 0 && (
        <Notice bad>
          <ul class="faults">
            {view.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        {t('files.meanings.found', {
          visits: findings.visits,
          patients: findings.patients,
          past: findings.past,
          cancelled: findings.cancelled,
        })}
      </p>
      {view.columns && (
        <p>
          <a href={`/admin/imports/${view.id}/columns`}>{t('files.meanings.columns')}</a>
        </p>
      )}
      {view.draft && <Draft site={site} view={view} />}
      <form action={`/admin/imports/${view.id}/meanings`} method="post">
        <div class={view.errors.location ? 'field wrong' : 'field'}>
          <label for="location">{t('files.meanings.location')}</label>
          <p class="hint" id="location-hint">
            {t('files.meanings.location-hint')}
          </p>
          {view.errors.location && <FieldError name="location" message={view.errors.location} />}
          <select id="location" name="location" aria-describedby="location-hint">
            {view.locations.map(({ value, label }) => (
              <option key={value} value={value} selected={value === view.location}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {view.groups.map((group) => (
          <Group key={group.kind} site={site} group={group} />
        ))}
        <button class="button" type="submit" data-once>
          {t('files.meanings.submit')}
        </button>
      </form>
    </StaffLayout>
  );
}

function Group({ site: { t }, group }: { readonly site: Site; readonly group: MeaningsGroup }): VNode {
  return (
    <fieldset class="group">
      <legend>
        <h2>{t(`files.meanings.${group.kind}`)}</h2>
      </legend>
      {group.names.map(({ name, label, visits, value }) => (
        <Select
          key={name}
          name={name}
          label={t('files.meanings.of', { label: label || t('files.meanings.unnamed'), visits })}
          value={value}
          choices={[{ value: '', label: t('files.meanings.leave-out') }, ...group.choices]}
        />
      ))}
    </fieldset>
  );
}

function Draft({ site: { t }, view }: MeaningsPageProps): VNode {
  return (
    <form class="aside" action={`/admin/imports/${view.id}/clinic-file`} method="post" aria-labelledby="draft">
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
      <button class="button quiet" type="submit">
        {t('files.draft.submit')}
      </button>
    </form>
  );
}
