import type { VNode } from 'preact';
import { Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { CourseVisits, type CourseVisitsView } from '../../patient/course/course-visits.js';
import type { ViewProps } from '../page-props.js';
import { pauses } from './pauses.js';

export interface CoursePanelView {
  readonly reference: string;
  /** The course the appointment is part of. */
  readonly course?: CourseVisitsView | undefined;
  /** It can be moved with the later ones. */
  readonly isAhead: boolean;
}

/** The other appointments of a course, and moving what is left of it. */
export function CoursePanel({ view: { reference, course, isAhead } }: ViewProps<CoursePanelView>): VNode | null {
  const { t } = useSite();
  if (!course) return null;
  return (
    <div class="panel">
      <CourseVisits course={course} />
      {isAhead && (
        <Form method="get" class="compact" action={`/staff/visits/${reference}/rest`}>
          <Select id="rest-weeks" name="weeks" label={t('rest.pause')} choices={pauses(t)} />
          <Submit look="quiet small">{t('rest.show')}</Submit>
        </Form>
      )}
    </div>
  );
}
