import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import {
  type Choice,
  emailInput,
  Field,
  type FieldErrors,
  Form,
  phoneInput,
  Select,
  Submit,
} from '../../shared/form.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { backToPatient, patientAddress } from './patient-address.js';

export interface ContactView extends StaffView {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly Choice[];
  /** As it was typed. */
  readonly typed: object;
  readonly seen: string;
  readonly errors: FieldErrors;
  /** Who has this name and address already, to be merged with. */
  readonly known?: string;
  /** Upcoming visits, of which the patient is told at another address. */
  readonly ahead: number;
}

/** What a patient's record says, to be corrected. */
export function ContactPage({ site, view }: PageProps<ContactView>): VNode {
  const { t } = site;
  const { id, name, known } = view;
  const back = patientAddress(id);
  return (
    <StaffPage
      view={{
        ...view,
        fault: known ? (
          <>
            <p>{t('contact.known')}</p>
            <p>
              <a href={patientAddress(known)}>{t('contact.known-see')}</a>
            </p>
            <p>
              <a href={`${back}/merge/${known}`}>{t('contact.merge')}</a>
            </p>
          </>
        ) : (
          view.fault
        ),
      }}
      title={t('contact.title')}
      heading={t('contact.heading', { name })}
      here="/staff/patients/one"
      back={backToPatient(t, id)}
    >
      <Form action={`${back}/contact`} typed={view.typed} errors={view.errors} carry={{ seen: view.seen }}>
        <Field name="name" label={t('phone.name')} input={{ maxLength: 120, autocomplete: 'off' }} />
        <Field
          name="phone"
          label={t('phone.phone')}
          hint={t('phone.phone-hint')}
          optional
          input={{ ...phoneInput, autocomplete: 'off' }}
        />
        <Field
          name="email"
          label={t('phone.email')}
          hint={t('contact.email-hint', { count: view.ahead })}
          optional
          input={{ ...emailInput, autocomplete: 'off' }}
        />
        <Select name="language" label={t('patient.language')} choices={view.languages} />
        <p class="actions">
          <Submit>{t('contact.save')}</Submit>
          <ButtonLink href={back}>{t('contact.cancel')}</ButtonLink>
        </p>
      </Form>
    </StaffPage>
  );
}
