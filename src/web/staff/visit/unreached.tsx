import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { Carried, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

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

interface ReachProps {
  readonly site: Site;
  readonly view: ReachView;
}

/** A notification did not arrive: what happened, and whom to phone. */
export function Unreached({ site: { t }, view }: ReachProps): VNode | null {
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
        <form method="post" action={`/staff/undelivered/${unreached.notificationId}/phoned`}>
          <Carried fields={{ at: `/staff/visits/${reference}` }} />
          <button class="button quiet small" type="submit">
            {t('undelivered.phoned')}
          </button>
        </form>
      )}
    </Notice>
  );
}

/** An address that was heard or typed wrong, put right. */
export function Address({ site, view }: ReachProps): VNode | null {
  const { t } = site;
  const { errors, email, unreached, reference, patient } = view;
  if (!view.isAhead && !unreached) return null;
  return (
    <details class="panel" open={errors.email !== undefined || unreached !== undefined}>
      <summary>{t(email ? 'address.correct' : 'address.add')}</summary>
      <form method="post" action={`/staff/visits/${reference}/address`}>
        <Field
          site={site}
          name="email"
          label={t('address.email')}
          hint={t('address.hint', { patient })}
          value={view.typedEmail ?? email ?? ''}
          error={errors.email}
          input={{ type: 'email', maxLength: 254, autocomplete: 'off', spellcheck: false }}
        />
        <button class="button small" type="submit">
          {t('address.do')}
        </button>
      </form>
    </details>
  );
}
