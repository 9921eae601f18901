import type { VNode } from 'preact';
import { Form } from '../../shared/form.js';
import type { PageProps } from '../../staff/page-props.js';
import { backToPatient } from '../../staff/patients/patient-address.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { PersonCopyView } from './person-copy.view.js';

interface OfPatient extends StaffView {
  readonly patientId: string;
}

interface AskView extends OfPatient {
  readonly name: string;
}

/** Before a copy is made: what it is, and who is told. */
export function PersonExportPage({ site, view }: PageProps<AskView>): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('export-person.title')}
      back={backToPatient(t, view.patientId)}
      here="/staff/patients/one"
    >
      <p>{t('export-person.lead', { name: view.name })}</p>
      <p class="soft">{t('export-person.told')}</p>
      <Form class="actions">
        <button class="button" type="submit" name="do" value="read">
          {t('export-person.read')}
        </button>
        <button class="button quiet" type="submit" name="do" value="file">
          {t('export-person.file')}
        </button>
      </Form>
    </StaffPage>
  );
}

/** The copy, to be read or printed. */
export function PersonCopyPage({ site, view }: PageProps<PersonCopyView & OfPatient>): VNode {
  const { t } = site;
  const { clinic, name, taken, person, lists } = view;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('export-person.title')}
      back={backToPatient(t, view.patientId)}
      heading={t('export-person.heading', { clinic, name })}
      here="/staff/patients/one"
      styles={[site.assets.deskStyle]}
    >
      <p>{t('export-person.taken', { when: taken })}</p>
      <Lines lines={person} />
      {lists.map((list) => (
        <section key={list.name}>
          <h2>{t(`export-person.${list.name}`)}</h2>
          {list.rows.length === 0 && <p class="soft">{t('export-person.none')}</p>}
          {list.rows.map((lines, at) => (
            <Lines key={at} lines={lines} />
          ))}
        </section>
      ))}
    </StaffPage>
  );
}

function Lines({ lines }: { readonly lines: PersonCopyView['person'] }): VNode {
  return (
    <dl class="facts-tight">
      {lines.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd class="as-typed">{value}</dd>
        </>
      ))}
    </dl>
  );
}
