import type { VNode } from 'preact';
import { type Carry, type Choice, Form, Notice, Select } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { type OtherChoice, Toggles } from '../book/other-choices.js';
import { Line, type PastStep } from '../line.js';
import { CourseFacts, type CourseSummary } from './course-summary.js';
import { SeriesList, type SeriesView } from './series-list.js';

export interface CourseTimesView {
  readonly past: readonly PastStep[];
  /** What the clinic offers, each a link to the same page with it. */
  readonly offers: readonly OtherChoice[];
  readonly rhythm: RhythmView;
  readonly series: SeriesView;
  readonly form: { readonly action: string; readonly fields: Carry };
  readonly course: CourseSummary;
  readonly phones: readonly PhoneLine[];
  /** Why the last try did not work. */
  readonly refused?: string | undefined;
}

/** Asking for another number or another spacing. */
export interface RhythmView {
  readonly action: string;
  readonly visits: string;
  readonly everyDays: string;
  readonly numbers: readonly Choice[];
  readonly spacings: readonly Choice[];
  readonly open: boolean;
}

/** A whole series at once: what is proposed, in what it differs from the wish, and what else each visit could have. */
export function CourseTimesPage({ site, view }: { readonly site: Site; readonly view: CourseTimesView }): VNode {
  const { t } = site;
  const count = view.series.turns.length;
  return (
    <Layout site={site} title={t('course.title')} step beside hidden>
      <Line site={site} now="time" past={view.past}>
        <h1>{t('course.heading', { count: Number(view.rhythm.visits) })}</h1>
        {view.refused && (
          <Notice bad>
            <p>{view.refused}</p>
          </Notice>
        )}
        {view.offers.length > 0 && <Toggles label={t('course.offers')} options={view.offers} />}
        <Form
          id="times"
          action={view.form.action}
          proof={site.assets.proof}
          carry={view.form.fields}
          typed={{ visits: view.rhythm.visits, everyDays: view.rhythm.everyDays }}
        >
          <Rhythm view={view.rhythm} />
          {count > 0 ? (
            <>
              <p>{t('course.lead')}</p>
              <SeriesList view={view.series} />
            </>
          ) : (
            <p>{t('course.none')}</p>
          )}
        </Form>
        {count === 0 && <Phones phones={view.phones} />}
      </Line>
      <aside class="summary" aria-label={t('course.summary')}>
        <h2>{t('course.summary')}</h2>
        <CourseFacts course={view.course} />
        {count > 0 && (
          <div class="bar">
            <p>
              <span class="what">{view.course.treatment}</span>
              <span class="soft">{view.course.prices.join(' · ')}</span>
            </p>
            <button class="button" type="submit" form="times" data-once>
              {t('course.continue', { count })}
            </button>
          </div>
        )}
      </aside>
    </Layout>
  );
}

/** Asks for the same page, with the times that are chosen on it. */
function Rhythm({ view }: { readonly view: RhythmView }): VNode {
  const { t } = useSite();
  return (
    <details class="others" open={view.open}>
      <summary>{t('course.choose')}</summary>
      <div class="row">
        <Select name="visits" label={t('course.number')} choices={view.numbers} />
        <Select name="everyDays" label={t('course.how-often')} choices={view.spacings} />
        <button class="button quiet" type="submit" formAction={view.action} formMethod="get">
          {t('course.show')}
        </button>
      </div>
    </details>
  );
}
