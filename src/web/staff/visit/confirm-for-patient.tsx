import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

/** Of a booking that waits for the button in the email, while its patient is on the phone. */
export function ConfirmForPatient({ reference }: { readonly reference: string }): VNode {
  const { t } = useSite();
  return (
    <Form action={`/staff/visits/${reference}/confirmation`}>
      <p class="soft">{t('desk-confirm.hint')}</p>
      <Submit>{t('desk-confirm.do')}</Submit>
    </Form>
  );
}
