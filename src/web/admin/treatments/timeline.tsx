import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { Block, placed, type Stretch, type StretchKind } from './drawing.js';

/** The visit while it is made: hands-on solid, resting hatched, turnover dotted. Nothing while a minute is no number. */
export function Timeline({ stretches }: { readonly stretches: readonly Stretch[] }): VNode {
  const { t } = useSite();
  const long = stretches.reduce((sum, { minutes }) => sum + minutes, 0);
  const said = stretches.map(({ kind, minutes }) => t('treatment.stretch', { minutes, kind })).join(', ');
  return (
    <svg
      class="timeline"
      width="100%"
      height="56"
      role="img"
      aria-label={t('treatment.timeline', { phases: said })}
      data-timeline
    >
      {placed(stretches).map(({ kind, from, minutes }) => (
        <Block key={from} kind={kind} from={from / long} length={minutes / long} label={String(minutes)} />
      ))}
    </svg>
  );
}

const kinds: readonly StretchKind[] = ['hands', 'resting', 'turnover'];

export function Legend(): VNode {
  const { t } = useSite();
  return (
    <ul class="kinds">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="28" height="14" aria-hidden="true" focusable="false">
            <Block kind={kind} from={0} length={1} />
          </svg>{' '}
          {t(`treatment.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
