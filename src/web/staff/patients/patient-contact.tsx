import type { VNode } from 'preact';
import { readableEmail } from '../../../platform/email-address.js';
import { dial } from '../../../patients/phone-number.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import { Said } from '../visit/said-contact.js';
import { patientAddress } from './patient-address.js';
import type { PatientView } from './patient-view.js';

/** How to reach them, what of it is proven, and beside it what bookings say. */
export function Contact({ view }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  const says = view.says.flatMap((about) => about.says);
  return (
    <Section id="contact" title={t('patient.contact')} class="panel">
      <Said says={says} what="name" />
      <dl class="facts-tight">
        <dt>{t('phone.phone')}</dt>
        <dd>
          {view.phone ? (
            <a class="whole" href={dial(view.phone)}>
              {view.phone}
            </a>
          ) : (
            '–'
          )}
          <Said says={says} what="phone" />
        </dd>
        <dt>{t('phone.email')}</dt>
        <dd>
          {view.email ? readableEmail(view.email) : t('visit.no-email')}
          {view.email && (
            <span class="soft"> {view.proven ? t('patient.proven', { day: view.proven }) : t('patient.unproven')}</span>
          )}
          <Said says={says} what="email" />
        </dd>
        <dt>{t('patient.language')}</dt>
        <dd>{view.language}</dd>
        {view.remindersStopped && (
          <>
            <dt>{t('patient.reminders')}</dt>
            <dd>{t('patient.reminders-stopped')}</dd>
          </>
        )}
        {view.isRecalled !== null && (
          <>
            <dt>{t('patient.recalls')}</dt>
            <dd>
              {t(view.isRecalled ? 'patient.recalls.wanted' : 'patient.recalls.stopped')}
              <form method="post" action={`${patientAddress(view.id)}/recalls`}>
                <button class="button quiet small" type="submit" name="wanted" value={view.isRecalled ? 'no' : 'yes'}>
                  {t(view.isRecalled ? 'patient.recalls.stop' : 'patient.recalls.resume')}
                </button>
              </form>
            </dd>
          </>
        )}
        <dt>{t('patient.since')}</dt>
        <dd>{view.since}</dd>
      </dl>
      <p>
        <a href={`${patientAddress(view.id)}/contact`}>{t('contact.edit')}</a>
      </p>
    </Section>
  );
}
