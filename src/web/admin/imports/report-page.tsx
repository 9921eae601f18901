import type { VNode } from 'preact';
import type { Result } from '../../../import/outcome.js';
import { Section } from '../../shared/section.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface ReportView extends StaffView {
  readonly id: string;
  readonly name: string;
  readonly imported: boolean;
  readonly counts: Result['counts'];
  readonly visits: readonly { readonly practitioner: string; readonly treatment: string; readonly count: number }[];
  readonly faults: readonly FaultView[];
  /** How many records there is something to say of although they are no fault; and of the first of them, what. */
  readonly remarks: number;
  readonly remarked: readonly FaultView[];
  /** The number of the last one shown, when there are more. */
  readonly after?: number;
}

interface FaultView {
  readonly n: number;
  readonly where: string;
  readonly who: string;
  readonly sentence: string;
}

/** What would come, or came, and everything in the way. */
export function ReportPage({ site, view }: PageProps<ReportView>): VNode {
  const { t } = site;
  const { counts, imported, name } = view;
  const title = t(imported ? 'files.report.imported' : 'files.report.tried', { name });
  const visits = imported ? counts.imported : counts.fits;
  const more = [
    ['past', counts.past],
    ['left-out', counts['left-out']],
    ['already', counts.already],
    ['twice', counts.twice],
    ['off', counts.off],
    ['no-show', counts['no-show']],
  ] as const;
  return (
    <AdminPage
      view={view}
      title={title}
      back={{ href: '/admin/imports', text: t('files.import.back') }}
      here="/admin/import-export/import"
    >
      <ul class="sums">
        <li>
          <strong>{t(imported ? 'files.report.came' : 'files.report.fits', { count: visits })}</strong>
        </li>
        <li>{t('files.report.patients', { fresh: counts.new, known: counts.known })}</li>
        {more.map(([key, count]) => count > 0 && <li key={key}>{t(`files.report.${key}`, { count })}</li>)}
      </ul>
      {view.visits.length > 0 && (
        <ul class="rows">
          {view.visits.map(({ practitioner, treatment, count }) => (
            <li key={`${practitioner} ${treatment}`}>
              <span>{t('files.report.by', { practitioner, treatment })}</span>
              <span>{t('files.report.count', { count })}</span>
            </li>
          ))}
        </ul>
      )}
      {counts.fault > 0 ? <Faults view={view} /> : <Notice>{t('files.report.none')}</Notice>}
      {view.remarks > 0 && (
        <Section id="remarks" title={t('files.report.remarks', { count: view.remarks })}>
          <p>{t('files.report.remarks-lead')}</p>
          <Sentences all={view.remarked} />
          {view.remarks > view.remarked.length && (
            <p>{t('files.report.remarks-more', { count: view.remarks - view.remarked.length })}</p>
          )}
        </Section>
      )}
      {imported ? (
        <p class="actions">
          <a class="button" href="/staff/diary">
            {t('files.report.diary')}
          </a>
        </p>
      ) : (
        <Import site={site} view={view} visits={visits} />
      )}
    </AdminPage>
  );
}

function Faults({ view }: ViewProps<ReportView>): VNode {
  const { t } = useSite();
  return (
    <Section id="faults" title={t('files.report.faults', { count: view.counts.fault })}>
      <p>{t('files.report.faults-lead')}</p>
      <Sentences all={view.faults} />
      {view.after !== undefined && (
        <p>
          <a href={`/admin/imports/${view.id}?after=${view.after}#faults`}>{t('files.report.more')}</a>
        </p>
      )}
    </Section>
  );
}

function Sentences({ all }: { readonly all: readonly FaultView[] }): VNode {
  const { t } = useSite();
  return (
    <ul class="rows">
      {all.map(({ n, where, who, sentence }) => (
        <li key={`${n} ${sentence}`}>
          <span>
            <strong>{sentence}</strong>
            <span class="soft">{t('files.report.who', { who, where })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Import({ site: { t }, view, visits }: PageProps<ReportView> & { readonly visits: number }): VNode {
  const { new: patients, past } = view.counts;
  return (
    <Form action={`/admin/imports/${view.id}/import`}>
      {visits > 0 && (
        <label class="tick">
          <input type="checkbox" name="tell" value="yes" />
          <span>
            {t('files.report.tell')} <span class="soft">{t('files.report.tell-hint')}</span>
          </span>
        </label>
      )}
      <p class="actions">
        {visits + past + patients > 0 && (
          <Submit>
            {visits + patients > 0
              ? t('files.report.import', { visits, patients, both: visits > 0 && patients > 0 ? 'yes' : 'no' })
              : t('files.report.import-past', { past })}
          </Submit>
        )}
        <ButtonLink href={`/admin/imports/${view.id}/meanings`}>{t('files.report.again')}</ButtonLink>
      </p>
    </Form>
  );
}
