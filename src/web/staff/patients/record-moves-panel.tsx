import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import { patientAddress } from './patient-address.js';

export interface RecordMovesView {
  /** What was merged or split last, as long as it can be undone. */
  readonly undoable: { readonly id: string; readonly said: string } | null;
}

/** Whether the record is one person's, and of one person only; for the desk. */
export function RecordMovesPanel({
  patient,
  view: { undoable },
}: ViewProps<RecordMovesView> & { readonly patient: string }): VNode {
  const { t } = useSite();
  const here = patientAddress(patient);
  return (
    <Section id="moves" title={t('moves.title')} class="panel">
      {undoable && (
        <Form action={`${here}/undo`} carry={{ move: undoable.id }}>
          <p>{undoable.said}</p>
          <p class="soft">{t('moves.undo-hint')}</p>
          <p>
            <Submit look="quiet small">{t('moves.undo')}</Submit>
          </p>
        </Form>
      )}
      <ul>
        <li>
          <a href={`${here}/merge`}>{t('moves.merge')}</a>
        </li>
        <li>
          <a href={`${here}/split`}>{t('moves.split')}</a>
        </li>
      </ul>
    </Section>
  );
}
