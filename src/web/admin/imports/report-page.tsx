import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Result } from '../../../import/outcome.js';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface ReportView {
  readonly member: StaffMember;
  readonly id: string;
  readonly name: string;
  readonly imported: boolean;
  readonly counts: Result['counts'];
  readonly visits: readonly { readonly practitioner: string; readonly treatment: string; readonly count: number }[];
  readonly faults: readonly FaultView[];
  /** The number of the last one shown, when there are more. */
  readonly after?: number;
}

interface FaultView {
  readonly n: number;
  readonly where: string;
  readonly who: string;
  readonly sentence: string;
}

interface ReportPageProps {
  readonly site: Site;
  readonly view: ReportView;
}

/** What would come, or came, and everything in the way. */
export function ReportPage({ site, view }: ReportPageProps): VNode {
  const { t } = site;
  const { counts, imported, name } = view;
  const title = t(imported ? 'files.report.imported' : 'files.report.tried', { name });
  const visits = imported ? counts.imported : counts.fits;
  const more = [
    ['left-out', counts['left-out']],
    ['already', counts.already],
    ['twice', counts.twice],
    ['off', counts.off],
  ] as const;
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/imports">{t('files.import.back')}</a>
      </p>
      <h1>{title}</h1>
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
      {counts.fault > 0 ? <Faults site={site} view={view} /> : <Notice>{t('files.report.none')}</Notice>}
      {imported ? (
        <p class="actions">
          <a class="button" href="/staff/diary">
            {t('files.report.diary')}
          </a>
        </p>
      ) : (
        <Import site={site} view={view} visits={visits} />
      )}
    </StaffLayout>
  );
}

function Faults({ site: { t }, view }: ReportPageProps): VNode {
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{t('files.report.faults', { count: view.counts.fault })}</h2>
      <p>{t('files.report.faults-lead')}</p>
      <ul class="rows">
        {view.faults.map(({ n, where, who, sentence }) => (
          <li key={n}>
            <span>
              <strong>{sentence}</strong>
              <span class="soft">{t('files.report.who', { who, where })}</span>
            </span>
          </li>
        ))}
      </ul>
      {view.after !== undefined && (
        <p>
          <a href={`/admin/imports/${view.id}?after=${view.after}#faults`}>{t('files.report.more')}</a>
        </p>
      )}
    </section>
  );
}

function Import({ site: { t }, view, visits }: ReportPageProps & { readonly visits: number }): VNode {
  const patients = view.counts.new;
  return (
    <form action={`/admin/imports/${view.id}/import`} method="post">
      {visits > 0 && (
        <label class="tick">
          <input type="checkbox" name="tell" value="yes" />
          <span>
            {t('files.report.tell')} <span class="soft">{t('files.report.tell-hint')}</span>
          </span>
        </label>
      )}
      <p class="actions">
        {visits + patients > 0 && (
          <button class="button" type="submit" data-once>
            {t('files.report.import', { visits, patients, both: visits > 0 && patients > 0 ? 'yes' : 'no' })}
          </button>
        )}
        <a class="button quiet" href={`/admin/imports/${view.id}/meanings`}>
          {t('files.report.again')}
        </a>
      </p>
    </form>
  );
}
