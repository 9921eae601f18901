import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { emailInput, Field, type FieldErrors, Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';

export interface UnreachedView {
  readonly notificationId: string;
  /** Which notification, where to, since when, and why not. */
  readonly said: string;
  /** Whoever sees to it at the front desk may mark it here. */
  readonly mayMark: boolean;
}

/** How a patient can be reached, and whether a notification was. */
export interface ReachView {
  readonly reference: string;
  readonly patient: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** A notification about it did not arrive, and nobody has seen to that. */
  readonly unreached?: UnreachedView;
  readonly typedEmail?: string;
  readonly isAhead: boolean;
  readonly errors: FieldErrors;
}

/** A notification did not arrive: what happened, and whom to phone. */
export function Unreached({ view }: ViewProps<ReachView>): VNode | null {
  const { t } = useSite();
  const { unreached, phone, patient, reference } = view;
  if (!unreached) return null;
  return (
    <Notice>
      <h2>
        <i class="mark is-unreached" aria-hidden="true" /> {t('unreached.title')}
      </h2>
      <p>{unreached.said}</p>
      <p>
        {phone ? (
          <>
            {t('unreached.phone', { patient })}{' '}
            <a class="whole" href={dial(phone)}>
              {phone}
            </a>
          </>
        ) : (
          t('unreached.no-phone')
        )}
      </p>
      {unreached.mayMark && (
        <Form
          action={`/staff/undelivered/${unreached.notificationId}/phoned`}
          carry={{ at: `/staff/visits/${reference}` }}
        >
          <Submit look="quiet small">{t('undelivered.phoned')}</Submit>
        </Form>
      )}
    </Notice>
  );
}

/** An address that was heard or typed wrong, put right. */
export function Address({ view }: ViewProps<ReachView>): VNode | null {
  const { t } = useSite();
  const { errors, email, unreached, reference, patient } = view;
  if (!view.isAhead && !unreached) return null;
  return (
    <details class="panel" open={errors.email !== undefined || unreached !== undefined}>
      <summary>{t(email ? 'address.correct' : 'address.add')}</summary>
      <Form action={`/staff/visits/${reference}/address`} errors={errors}>
        <Field
          name="email"
          label={t('address.email')}
          hint={t('address.hint', { patient })}
          value={view.typedEmail ?? email ?? ''}
          input={{ ...emailInput, autocomplete: 'off' }}
        />
        <Submit look="small">{t('address.do')}</Submit>
      </Form>
    </details>
  );
}
