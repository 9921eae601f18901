import type { VNode } from 'preact';
import { emailInput, Field, FieldError, type FieldErrors, phoneInput } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import { patientAddress } from '../patients/patient-address.js';

export interface CallerView {
  readonly q: string;
  readonly patients: readonly PatientLine[];
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly errors: FieldErrors;
}

interface PatientLine {
  readonly id: string;
  readonly name: string;
  readonly reach: string;
  readonly chosen: boolean;
}

/** Somebody known, found while typing, or somebody new. */
export function Caller({ view }: ViewProps<CallerView>): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('phone.who')}</h2>
      <div class="field">
        <label for="q">{t('phone.search')}</label>
        <p class="hint" id="q-hint">
          {t('phone.search-hint')}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          value={view.q}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="q-hint"
          autofocus
          data-asks
        />
      </div>
      <div data-part="patients" aria-live="polite">
        {view.errors.who && <FieldError name="who" message={view.errors.who} />}
        {view.q !== '' && <p class="soft">{t('phone.found', { count: view.patients.length })}</p>}
        {view.patients.length > 0 && (
          <fieldset>
            <legend class="unseen">{t('phone.who')}</legend>
            <div class="picks">
              {view.patients.map(({ id, name, reach, chosen }) => (
                <span key={id} class="pick-line">
                  <label class="pick">
                    <input type="radio" name="patient" value={id} checked={chosen} data-asks />
                    <span>
                      {name} <span class="soft">{reach}</span>
                    </span>
                  </label>
                  <a href={patientAddress(id)}>
                    {t('patient.open')}
                    <span class="unseen">: {name}</span>
                  </a>
                </span>
              ))}
            </div>
          </fieldset>
        )}
      </div>
      <details open={view.name !== '' || view.phone !== '' || (view.q !== '' && view.patients.length === 0)}>
        <summary>{t('phone.new')}</summary>
        <Field
          name="name"
          label={t('phone.name')}
          value={view.name}
          error={view.errors.name}
          input={{ required: false, maxLength: 120, autocomplete: 'off' }}
        />
        <Field
          name="phone"
          label={t('phone.phone')}
          hint={t('phone.phone-hint')}
          value={view.phone}
          error={view.errors.phone}
          input={{ ...phoneInput, required: false, autocomplete: 'off' }}
        />
        <Field
          name="email"
          label={t('phone.email')}
          hint={t('phone.no-email')}
          value={view.email}
          error={view.errors.email}
          optional
          input={{ ...emailInput, required: false, autocomplete: 'off' }}
        />
      </details>
    </section>
  );
}
