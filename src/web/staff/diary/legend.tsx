import type { VNode } from 'preact';
import type { ShownStatus } from '../../../bookings/booking.js';
import { useSite } from '../../shared/use-site.js';
import { FlagIcon } from './flag-icon.js';

/** A shape for each status, so that colour is never all there is. The word stands beside it. */
export function StatusMark({ status }: { readonly status: ShownStatus }): VNode {
  return <i class={`mark is-${status}`} aria-hidden="true" />;
}

/** An envelope, crossed. The words stand beside it. */
export function UnreachedMark(): VNode {
  return <i class="mark is-unreached" aria-hidden="true" />;
}

const statuses = ['held', 'provisional', 'confirmed', 'arrived', 'started', 'done', 'no-show'] as const;
const flags = ['overbooked', 'outside', 'unreached', 'to-phone', 'noted'] as const;
const phases = ['hands', 'resting', 'turnover', 'closed'] as const;

/** Why something cannot be dragged, or not there; the script says it. */
const undraggable = ['not', 'held', 'list', 'nowhere', 'zone', 'nobody', 'block', 'days'] as const;

export function Legend(): VNode {
  const { t } = useSite();
  return (
    <aside class="legend" aria-label={t('diary.legend')}>
      <ul>
        {statuses.map((status) => (
          <li key={status}>
            <StatusMark status={status} /> {t(`status.${status}`)}
          </li>
        ))}
      </ul>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>
            <FlagIcon flag={flag} /> <span aria-hidden="true">{t(`diary.${flag}`)}</span>
          </li>
        ))}
      </ul>
      <ul>
        {phases.map((kind) => (
          <li key={kind}>
            <i class={`swatch ${kind}`} aria-hidden="true" /> {t(`diary.${kind}`)}
          </li>
        ))}
      </ul>
      <p class="keys" hidden data-keys>
        <button class="link" type="button" data-key="?">
          {t('diary.keys')}
        </button>{' '}
        <kbd>?</kbd>{' '}
        <button class="link" type="button" data-off={t('diary.keys-off')} data-on={t('diary.keys-on')}>
          {t('diary.keys-off')}
        </button>
      </p>
      <p
        class="soft"
        hidden
        data-drag-hint
        {...Object.fromEntries(undraggable.map((why) => [`data-${why}`, t(`diary.drag-${why}`)]))}
      >
        <span class="by-mouse">{t('diary.drag')}</span>
        <span class="by-touch">{t('diary.drag-touch')}</span>
      </p>
      <p class="live" role="status" hidden data-live-is={t('diary.live')} data-live-not={t('diary.stale')} />
    </aside>
  );
}
