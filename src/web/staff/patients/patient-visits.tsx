import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { StatusMark, UnreachedMark } from '../diary/legend.js';
import type { ViewProps } from '../page-props.js';
import { patientAddress } from './patient-address.js';
import type { PatientView, VisitLine } from './patient-view.js';

/** What comes next, what can be done about it, and one more appointment. */
export function Ahead({ view: { id, ahead, email, book, waitlist } }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  return (
    <Section id="ahead" title={t('patient.ahead')}>
      {ahead.length === 0 ? <p class="soft">{t('patient.none-ahead')}</p> : <Visits visits={ahead} />}
      <div class="life">
        <a class="button" href={book}>
          {t('patient.book')}
        </a>
        {waitlist && (
          <a class="button quiet" href={waitlist}>
            {t('patient.waitlist')}
          </a>
        )}
        {email && ahead.some(({ status }) => status !== 'provisional') && (
          <Form action={`${patientAddress(id)}/links`}>
            <Submit look="quiet">{t('patient.send-links')}</Submit>
          </Form>
        )}
      </div>
    </Section>
  );
}

function Visits({ visits }: { readonly visits: readonly VisitLine[] }): VNode {
  const { t } = useSite();
  return (
    <ul class="rows visits">
      {visits.map((visit) => (
        <li key={visit.reference}>
          <span>
            <a href={`/staff/visits/${visit.reference}`}>{visit.when}</a>
            <span class="soft">{t('patient.visit', { what: visit.what, with: visit.with, place: visit.place })}</span>
            {visit.unreached && (
              <span class="flag-line">
                <UnreachedMark /> {t('diary.unreached')}
              </span>
            )}
            {visit.flagged && (
              <span>
                <b class="flag">{t('patient.flagged')}</b>
              </span>
            )}
            {visit.mayChange && <Change visit={visit} />}
          </span>
          <span class="whole">
            <StatusMark status={visit.status} /> {t(`status.${visit.status}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Change({ visit: { reference, when } }: { readonly visit: VisitLine }): VNode {
  const { t } = useSite();
  const at = `/staff/visits/${reference}`;
  return (
    <span class="links">
      <a href={`${at}/move?back=patient`}>
        {t('life.move')}
        <span class="unseen">: {when}</span>
      </a>
      <a href={`${at}?back=patient#cancel`}>
        {t('patient.cancel')}
        <span class="unseen">: {when}</span>
      </a>
    </span>
  );
}

/** With how much of each is done. */
export function Courses({ view: { courses } }: ViewProps<PatientView>): VNode | null {
  const { t } = useSite();
  if (courses.length === 0) return null;
  return (
    <Section id="courses" title={t('patient.courses')}>
      <ul class="rows">
        {courses.map(({ id, href, what, progress }) => (
          <li key={id}>
            <span>
              <a href={href}>{what}</a>
              <span class="soft">{progress}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What an import brought of the time before. */
export function Earlier({ view: { earlier } }: ViewProps<PatientView>): VNode | null {
  const { t } = useSite();
  if (earlier.length === 0) return null;
  return (
    <Section id="earlier" title={t('patient.earlier')}>
      <ul class="rows">
        {earlier.map(({ id, when, what }) => (
          <li key={id}>
            <span>
              {when}
              <span class="soft">{what}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Over or canceled, the latest first, in pages. */
export function Past({ view: { id, counts, past, page, pages } }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  const href = (to: number) => `${patientAddress(id)}?page=${to}#past`;
  return (
    <Section id="past" title={t('patient.past')}>
      {counts.past === 0 ? (
        <p class="soft">{t('patient.none-past')}</p>
      ) : (
        <p class="soft">{t('patient.counts', { ...counts })}</p>
      )}
      <Visits visits={past} />
      {pages > 1 && (
        <nav class="actions" aria-label={t('patient.past')}>
          {page > 1 && <a href={href(page - 1)}>{t('patient.newer')}</a>}
          <span class="soft">{t('patient.page', { page, pages })}</span>
          {page < pages && <a href={href(page + 1)}>{t('patient.older')}</a>}
        </nav>
      )}
    </Section>
  );
}
