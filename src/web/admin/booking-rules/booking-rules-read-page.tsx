import type { VNode } from 'preact';
import { policy } from '../../../clinic/policy.entity.js';
import { Form } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { EntityField } from '../../staff/entity-field.js';
import type { PageProps } from '../../staff/page-props.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { EntryForm } from '../resource/resource.js';
import { parts } from './booking-rules-page.js';
import type { Reading as ReadingView } from './booking-rules.view.js';
import { Reading } from './reading.js';

interface ReadView extends StaffView {
  readonly form: EntryForm;
  readonly reading: ReadingView | null;
}

/** The rules for those who cannot change them. */
export function BookingRulesReadPage({ site, view }: PageProps<ReadView>): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('terms.title')} here="/admin/booking-rules">
      <p>{t('terms.read-only')}</p>
      <div class="twofold">
        <Form class="settings" typed={view.form.typed} entity={policy}>
          {parts.map(({ id, title, names }) => (
            <fieldset key={id} disabled>
              <FieldGroup title={t(title)}>
                <div class="one-column read-only">
                  {names.map((name) => (
                    <EntityField key={name} name={name} />
                  ))}
                </div>
              </FieldGroup>
            </fieldset>
          ))}
        </Form>
        <Reading reading={view.reading} />
      </div>
    </StaffPage>
  );
}
