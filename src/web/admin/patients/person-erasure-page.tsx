import type { VNode } from 'preact';
import type { ErasureKind } from '../../../privacy/erasure.js';
import { Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { backToPatient } from '../../staff/patients/patient-address.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

interface PersonErasureView extends StaffView {
  readonly patientId: string;
  readonly here: string;
  readonly name: string;
  /** The patient has an address to which the question can be sent. */
  readonly canAsk: boolean;
  readonly counts: readonly (readonly [ErasureKind, number])[];
  readonly visits: readonly { readonly reference: string; readonly what: string; readonly ahead: boolean }[];
  /** How it was asked for; none yet. */
  readonly asked?: string;
  readonly confirmed: boolean;
  readonly seen: string;
}

/** What would be erased of one person, and the two steps that do it. */
export function PersonErasurePage({ site, view }: PageProps<PersonErasureView>): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('erasure-person.title')}
      back={backToPatient(t, view.patientId)}
      here="/staff/patients/one"
      styles={[site.assets.deskStyle]}
    >
      <p>{t('erasure-person.lead', { name: view.name })}</p>
      <p>
        {t('erasure-person.law')} <a href={view.here.replace('erasure', 'export')}>{t('erasure-person.copy')}</a>
      </p>
      <h2>{t('erasure-person.goes')}</h2>
      <dl class="facts-tight">
        {view.counts.map(([kind, count]) => (
          <>
            <dt>{t(`erasure-person.kind.${kind}`)}</dt>
            <dd>{count}</dd>
          </>
        ))}
      </dl>
      {view.visits.length > 0 && <h2>{t('erasure-person.visits')}</h2>}
      <ul class="rows">
        {view.visits.map(({ reference, what, ahead }) => (
          <li key={reference}>
            <a href={`/staff/visits/${reference}`}>{what}</a>
            {ahead && <b class="flag">{t('erasure-person.ahead')}</b>}
          </li>
        ))}
      </ul>
      <Steps view={view} />
    </StaffPage>
  );
}

function Steps({ view }: ViewProps<PersonErasureView>): VNode {
  const { t } = useSite();
  return (
    <>
      <h2>{t('erasure-person.step-one')}</h2>
      {view.asked && <p>{view.asked}</p>}
      {!view.confirmed && (
        <Form class="actions" action={`${view.here}/requests`}>
          <button class="button quiet" type="submit" name="way" value="desk">
            {t('erasure-person.desk')}
          </button>
          {view.canAsk && (
            <button class="button quiet" type="submit" name="way" value="message">
              {t('erasure-person.message')}
            </button>
          )}
        </Form>
      )}
      {view.asked && (
        <Form class="actions" action={`${view.here}/withdrawal`}>
          <Submit look="quiet">{t('erasure-person.withdraw')}</Submit>
          <span class="hint">{t('erasure-person.withdraw-hint')}</span>
        </Form>
      )}
      {view.confirmed && (
        <>
          <h2>{t('erasure-person.step-two')}</h2>
          <Form class="actions" action={view.here} carry={{ seen: view.seen }}>
            <Submit look="danger">{t('erasure-person.do')}</Submit>
          </Form>
        </>
      )}
    </>
  );
}

/** There is nothing left to show. */
export function ErasedPage({ site, view }: PageProps<StaffView>): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={view} title={t('erasure-person.title')} here="/staff/patients/one">
      <p>{t('erasure-person.done')}</p>
      <p>
        <a href="/staff/diary">{t('diary.back')}</a>
      </p>
    </StaffPage>
  );
}
