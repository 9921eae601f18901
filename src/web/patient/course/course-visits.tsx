import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

/** The visits of a course, as the page of one of them lists them. */
export interface CourseVisitsView {
  /** "Appointment 3 of 6" */
  readonly part: string;
  readonly planned: number;
  /** "2 of 6 done" */
  readonly progress?: string | undefined;
  /** "$540 for the course", where it has a price of its own; and what the clinic said of it when it was booked. */
  readonly agreed: readonly string[];
  readonly visits: readonly CourseVisitLine[];
  /** How many are ahead after this one. */
  readonly later: number;
  /** Those that are missing can be booked again. */
  readonly rest?: { readonly count: number; readonly href: string } | undefined;
}

export interface CourseVisitLine {
  /** "Tue, Dec 8, 9:30 AM"; with its place, where that is another one. */
  readonly when: string;
  readonly state?: string | undefined;
  readonly isOff: boolean;
  readonly isHere: boolean;
  readonly href?: string | undefined;
}

export function CourseVisits({ course }: { readonly course: CourseVisitsView }): VNode {
  const { t } = useSite();
  const isLinked = course.visits.every(({ isHere, href }) => isHere || href);
  return (
    <section class="next-up" aria-labelledby="course">
      <h2 id="course">{t('course.of', { count: course.planned })}</h2>
      {course.progress && <p>{course.progress}</p>}
      <ol class="course">
        {course.visits.map(({ when, state, isOff, isHere, href }) => (
          <li key={when} aria-current={isHere ? 'true' : undefined}>
            <span class={isOff ? 'struck' : undefined}>{href ? <a href={href}>{when}</a> : when}</span>
            {state && <span class="soft"> {state}</span>}
          </li>
        ))}
      </ol>
      {course.agreed.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {!isLinked && (
        <p class="soft">
          {t('course.links')} <a href="/my">{t('course.all')}</a>
        </p>
      )}
      {course.rest && (
        <p class="actions">
          <a class="button quiet" href={course.rest.href}>
            {t('course.rest', { count: course.rest.count })}
          </a>
        </p>
      )}
    </section>
  );
}
