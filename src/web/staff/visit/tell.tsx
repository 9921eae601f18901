import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';

export interface TellView {
  readonly email: string | null;
  readonly phone: string | null;
}

/** Whether the patient is written to; without an address, that somebody has to call. */
export function Tell({ view: { email, phone } }: ViewProps<TellView>): VNode {
  const { t } = useSite();
  if (!email)
    return (
      <>
        <p>{t('life.tell-phone', { phone: phone ?? '' })}</p>
        <input type="hidden" name="tell" value="yes" />
      </>
    );
  return (
    <fieldset>
      <legend>{t('move.tell')}</legend>
      <div class="picks">
        <label class="pick">
          <input type="radio" name="tell" value="yes" checked /> {t('move.tell-yes')}
        </label>
        <label class="pick">
          <input type="radio" name="tell" value="no" /> {t('move.tell-no')}
        </label>
      </div>
    </fieldset>
  );
}
