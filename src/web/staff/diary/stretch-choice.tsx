import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

interface StretchChoiceProps {
  /** The reader sets hours. */
  readonly mayBlock: boolean;
  /** The reader offers times to those on the waitlist. */
  readonly mayOffer: boolean;
}

/** What becomes of an empty stretch that was drawn with the mouse; the script fills it in. */
export function StretchChoice({ mayBlock, mayOffer }: StretchChoiceProps): VNode {
  const { t } = useSite();
  return (
    <dialog class="help stretch-choice" aria-labelledby="stretch-title">
      <form method="dialog">
        <button class="close" type="submit" aria-label={t('diary.close')} title={t('diary.close')} />
      </form>
      <h2 id="stretch-title">{t('diary.stretch')}</h2>
      <p class="actions">
        <a class="button" href="/staff/book">
          {t('diary.stretch-book')}
        </a>
        {mayOffer && (
          <a class="button quiet" href="/staff/waitlist/time" data-waitlist>
            {t('diary.stretch-waitlist')}
          </a>
        )}
      </p>
      {mayBlock && <BlockForm />}
    </dialog>
  );
}

function BlockForm(): VNode {
  const { t } = useSite();
  const carry = { kind: 'off', location: '', from: '', 'from.time': '', to: '', 'to.time': '' };
  return (
    <form method="post" data-block>
      {Object.entries(carry).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="field">
        <label for="block-reason">{t('diary.block-reason')}</label>
        <input id="block-reason" name="reason" maxLength={120} autocomplete="off" />
      </div>
      <p class="actions">
        <button class="button quiet" type="submit">
          {t('diary.block')}
        </button>
      </p>
    </form>
  );
}
