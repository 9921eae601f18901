import type { VNode } from 'preact';
import type { Overlap } from '../../../patients/record-moves.service.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';

/** Which appointments are at the same time, in words. */
export function overlapsInWords({ t, locale, now }: Site, overlaps: readonly Overlap[]): readonly string[] {
  const when = ({ timeZone, start }: Overlap['first']) => shortTime(timeZone, start, locale, now);
  return overlaps.map(({ first, second }) =>
    t('moves.overlap', {
      first: when(first),
      with: first.practitioner,
      second: when(second),
      other: second.practitioner,
    }),
  );
}

export function Overlaps({ overlaps }: { readonly overlaps: readonly string[] }): VNode | null {
  const { t } = useSite();
  if (overlaps.length === 0) return null;
  return (
    <div class="notice">
      <p>{t('moves.overlaps', { count: overlaps.length })}</p>
      <ul>
        {overlaps.map((overlap) => (
          <li key={overlap}>{overlap}</li>
        ))}
      </ul>
    </div>
  );
}
