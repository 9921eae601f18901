import type { VNode } from 'preact';
import { Field, Form, Submit } from '../../shared/form.js';
import { Ticks } from '../../shared/ticks.js';
import { useSite } from '../../shared/use-site.js';
import type { CourseVisitsView } from '../../patient/course/course-visits.js';
import type { ViewProps } from '../page-props.js';
import type { Back } from '../patients/patient-address.js';
import type { ReachView } from './unreached.js';

export interface CancelView extends Pick<ReachView, 'reference' | 'email' | 'phone' | 'errors'> {
  /** What a patient who cancels now is told it means, sentence by sentence; undefined: it is in time. */
  readonly late?: string;
  /** What it is part of. */
  readonly course?: CourseVisitsView | undefined;
  /** As it was chosen and typed. */
  readonly canceling?: { readonly who?: string; readonly reason: string };
  /** The patient's page, where it was opened from there. */
  readonly back?: Back;
}

/** Open where that is what the page was opened for. */
export function CancelVisit({ view }: ViewProps<CancelView>): VNode {
  const { t } = useSite();
  const later = view.course?.later ?? 0;
  return (
    <details class="panel" id="cancel" open={view.canceling !== undefined || view.back !== undefined}>
      <summary>{t('life.cancel')}</summary>
      <Form action={`/staff/visits/${view.reference}/cancellation`} errors={view.errors} carry={{ back: view.back }}>
        <Ticks
          name="who"
          legend={t('life.cancel-who')}
          type="radio"
          error={view.errors.who}
          choices={(['patient', 'clinic'] as const).map((who) => ({
            value: who,
            label: t(`life.cancel-who.${who}`),
            hint: t(`life.cancel-who.${who}-hint`),
          }))}
          chosen={view.canceling?.who ? [view.canceling.who] : []}
        />
        {view.late && <p>{t('life.cancel-late', { terms: view.late })}</p>}
        <Field
          name="reason"
          label={t('life.cancel-reason')}
          hint={t('life.cancel-reason-hint')}
          value={view.canceling?.reason}
          rows={2}
          input={{ maxLength: 300, required: false }}
        />
        {view.email ? (
          <label class="tick">
            <input type="checkbox" name="tell" value="yes" checked /> {t('life.tell')}
          </label>
        ) : (
          <>
            <p>{t('life.tell-phone', { phone: view.phone ?? '' })}</p>
            <input type="hidden" name="tell" value="yes" />
          </>
        )}
        <Submit look="danger small">{t('life.cancel-do')}</Submit>
        {later > 0 && (
          <button class="button danger small" type="submit" name="rest" value="yes" data-once>
            {t('rest.cancel', { count: later })}
          </button>
        )}
      </Form>
    </details>
  );
}
