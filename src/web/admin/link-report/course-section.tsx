import type { VNode } from 'preact';
import type { Counts } from '../../../reports/link-ledger.js';
import type { Site } from '../../shared/site.js';
import { numbersIn } from '../reports/in-numbers.js';
import { Funnel } from './funnel.js';

interface CourseProps {
  readonly site: Site;
  readonly counts: Counts;
}

/** From the link to the visit, in a sentence and drawn. */
export function CourseSection({ site, counts }: CourseProps): VNode {
  const { t, locale } = site;
  const { percent } = numbersIn(locale);
  const { visited, seen, booked } = counts;
  return (
    <section class="report" aria-labelledby="course-head">
      <h2 id="course-head">{t('ledger.course')}</h2>
      {visited > 0 && <p>{t('ledger.course-says', { visited, seen, booked, share: percent(booked, visited) })}</p>}
      <Funnel site={site} id="course" counts={counts} />
    </section>
  );
}
