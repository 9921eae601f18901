import type { VNode } from 'preact';
import type { Steps } from '../../../reports/link-ledger.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from '../reports/in-numbers.js';
import { Funnel } from './funnel.js';

/** From the link to the visit, in a sentence and drawn. */
export function CourseSection({ counts }: { readonly counts: Steps }): VNode {
  const { t, locale } = useSite();
  const { percent } = numbersIn(locale);
  const { visited, seen, booked } = counts;
  return (
    <Section id="course-head" title={t('ledger.course')} class="report">
      {visited > 0 && <p>{t('ledger.course-says', { visited, seen, booked, share: percent(booked, visited) })}</p>}
      <Funnel id="course" counts={counts} />
    </Section>
  );
}
