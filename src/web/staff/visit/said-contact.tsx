import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { SaidLine } from './visit-contacts.service.js';

/** Beside what the record has: what the booking says instead. */
export function Said({ says, what }: { readonly says: readonly SaidLine[]; readonly what: SaidLine['what'] }): VNode {
  const { t } = useSite();
  return (
    <>
      {says
        .filter((line) => line.what === what)
        .map(({ said }) => (
          <span key={what} class="soft">
            {' '}
            {t('said.says', { said })}
          </span>
        ))}
    </>
  );
}

interface AcceptSaidProps {
  readonly reference: string;
  /** Which appointment it is, on the patient's page. */
  readonly when?: string;
  readonly says: readonly SaidLine[];
}

/** The desk has asked, and it is so. */
export function AcceptSaid({ reference, says, when }: AcceptSaidProps): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('said.title')}</h2>
      {when && (
        <p>
          <a href={`/staff/visits/${reference}`}>{when}</a>
        </p>
      )}
      <p>{t('said.lead')}</p>
      <ul>
        {says.map(({ what, said }) => (
          <li key={what}>{t('said.line', { what, said })}</li>
        ))}
      </ul>
      <Form action={`/staff/visits/${reference}/contact`} carry={{ back: when && 'patient' }}>
        <Submit look="quiet small">{t('said.accept')}</Submit>
      </Form>
    </section>
  );
}
