import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ErrorSummary, Field, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { TypedClosure } from './closure-form.js';

interface ClosureView {
  readonly member: StaffMember;
  readonly name: string;
  readonly here: string;
  readonly typed: TypedClosure;
  readonly errors: FieldErrors;
}

/** From when to when a location is closed. */
export function ClosurePage({ site, view }: { readonly site: Site; readonly view: ClosureView }): VNode {
  const { t } = site;
  const { typed, errors } = view;
  return (
    <StaffLayout site={site} title={t('closure.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href={view.here}>{t('location.back', { name: view.name })}</a>
      </p>
      <h1>{t('closure.title')}</h1>
      <ErrorSummary site={site} errors={errors} />
      <p>{t('closure.lead')}</p>
      <form action={`${view.here}/closures`} method="post">
        <Field
          site={site}
          name="first"
          label={t('closure.first')}
          value={typed.first}
          error={errors.first}
          input={{ type: 'date' }}
        />
        <Field
          site={site}
          name="last"
          label={t('closure.last')}
          hint={t('closure.last-hint')}
          optional
          value={typed.last}
          error={errors.last}
          input={{ type: 'date' }}
        />
        <div class="row">
          <Field
            site={site}
            name="from"
            label={t('closure.from')}
            hint={t('closure.time-hint')}
            optional
            value={typed.from}
            error={errors.from}
            input={{ inputMode: 'numeric', maxLength: 20 }}
          />
          <Field
            site={site}
            name="to"
            label={t('closure.to')}
            optional
            value={typed.to}
            error={errors.to}
            input={{ inputMode: 'numeric', maxLength: 20 }}
          />
        </div>
        <Field
          site={site}
          name="reason"
          label={t('closure.reason')}
          hint={t('closure.reason-hint')}
          optional
          value={typed.reason}
          error={errors.reason}
          input={{ maxLength: 200 }}
        />
        <p class="hint">{t('hours.next-hint')}</p>
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('closure.submit')}
          </button>
          <a class="button quiet" href={view.here}>
            {t('hours.decide.leave')}
          </a>
        </p>
      </form>
    </StaffLayout>
  );
}
