import type { VNode } from 'preact';
import type { ExportedRow, PersonExport } from '../../../privacy/person-exports.service.js';
import { questionInWords } from '../../../records/patient-answers.js';
import { Form } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../../staff/page-props.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

interface AskView extends StaffView {
  readonly name: string;
}

interface CopyView extends StaffView {
  readonly copy: PersonExport;
  readonly taken: string;
}

const lists = ['appointments', 'earlierAppointments', 'notes', 'messages', 'noteShares', 'emergencyAccess'] as const;

/** Before a copy is made: what it is, and who is told. */
export function PersonExportPage({ site, view }: PageProps<AskView>): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={view} title={t('export-person.title')} here="/admin">
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
export function PersonCopyPage({ site, view }: PageProps<CopyView>): VNode {
  const { t } = site;
  const { clinic, person } = view.copy;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('export-person.title')}
      heading={t('export-person.heading', { clinic, name: String(person['name']) })}
      here="/admin"
      styles={[site.assets.diaryStyle]}
    >
      <p>{t('export-person.taken', { when: view.taken })}</p>
      <Row row={person} />
      {lists.map((list) => (
        <section key={list}>
          <h2>{t(`export-person.${list}`)}</h2>
          {view.copy[list].length === 0 && <p class="soft">{t('export-person.none')}</p>}
          {view.copy[list].map((row, at) => (
            <Row key={at} row={row} />
          ))}
        </section>
      ))}
    </StaffPage>
  );
}

/** What is empty is left out. */
function Row({ row }: { readonly row: ExportedRow }): VNode {
  const { locale } = useSite();
  const said = Object.entries(row)
    .map(([name, value]) => [name, inWords(value, locale)] as const)
    .filter(([, value]) => value !== '');
  return (
    <dl class="facts-tight">
      {said.map(([name, value]) => (
        <>
          <dt>{questionInWords(name)}</dt>
          <dd class="as-typed">{value}</dd>
        </>
      ))}
    </dl>
  );
}

function inWords(value: unknown, locale: string): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return '✓';
  if (value instanceof Date) return `${value.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale)).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([name, part]) => `${questionInWords(name)}: ${said(part, locale)}`);
    return parts.join('; ');
  }
  return typeof value === 'number' ? value.toLocaleString(locale) : (value as string);
}

/** An answer that is no is an answer. */
const said = (part: unknown, locale: string) => (part === false ? 'no' : inWords(part, locale));
