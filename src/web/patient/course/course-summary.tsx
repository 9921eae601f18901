import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { Terms } from '../summary.js';

/** A course in words, as the patient is told it before booking. */
export interface CourseSummary {
  readonly treatment: string;
  /** "55 minutes" */
  readonly minutes: string;
  /** "6 appointments, once a week" */
  readonly rhythm: string;
  readonly practitioner: string;
  readonly place: string;
  readonly address?: string | undefined;
  /** "$540 for the course", or "$95 each" and "$570 in total" */
  readonly prices: readonly string[];
  readonly terms: readonly string[];
  /** "Tue, Dec 8, 9:30 AM", once they are held; with its place, where that is another one. */
  readonly times?: readonly string[];
}

export function CourseFacts({ course }: { readonly course: CourseSummary }): VNode {
  const { t } = useSite();
  const [price, ...rest] = course.prices;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('visit.when')}</dt>
          <dd>
            {course.rhythm}
            {course.times && (
              <ol class="course">
                {course.times.map((time) => (
                  <li key={time}>{time}</li>
                ))}
              </ol>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('visit.treatment')}</dt>
          <dd>
            {course.treatment} <span class="soft">{course.minutes}</span>
          </dd>
        </div>
        <div>
          <dt>{t('visit.with')}</dt>
          <dd>{course.practitioner}</dd>
        </div>
        <div>
          <dt>{t('visit.where')}</dt>
          <dd>
            {course.place} {course.address && <span class="soft">{course.address}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('visit.price')}</dt>
          <dd>
            {price} <span class="soft">{rest.join(' · ')}</span>
          </dd>
        </div>
      </dl>
      <Terms visit={course} />
    </>
  );
}
