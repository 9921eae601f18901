import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

const everywhere = ['arrows', 'enter', 'escape', 't', 'left-right', 'd', '3', 'w', 'e', 'n', 'b', 'help'] as const;
const ofAnAppointment = ['a', 's', 'f', 'x', 'u', 'm'] as const;
const ofTimeOff = ['shift', 'shift-start'] as const;

/** All keys of the diary; `?` opens it. */
export function KeyboardHelp(): VNode {
  const { t } = useSite();
  return (
    <dialog class="help" aria-labelledby="keys-title">
      <form method="dialog">
        <button class="close" type="submit" aria-label={t('diary.close')} title={t('diary.close')} />
      </form>
      <h2 id="keys-title">{t('diary.keys')}</h2>
      {[everywhere, ofAnAppointment, ofTimeOff].map((keys) => (
        <dl key={keys[0]} class="key-list">
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{t(`diary.key.${key}`)}</kbd>
              </dt>
              <dd>{t(`diary.does.${key}`)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </dialog>
  );
}
