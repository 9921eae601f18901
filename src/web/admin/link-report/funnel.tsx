import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { type Steps, ledgerSteps } from '../../../reports/link-ledger.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from '../reports/in-numbers.js';

interface FunnelProps {
  readonly id: string;
  readonly counts: Steps;
}

const [row, bar] = [34, 18];

/** From the link to the visit, a bar a step. The words stand beside the bars, in the size of all others. */
export function Funnel({ id, counts }: FunnelProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const most = Math.max(1, ...ledgerSteps.map((step) => counts[step]));
  const width = scaleLinear().domain([0, most]).range([0, 100]);
  return (
    <div class="plot funnel">
      <svg height={ledgerSteps.length * row} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{t('ledger.course')}</title>
        <desc id={`${id}-desc`}>{t('ledger.course-desc')}</desc>
        {ledgerSteps.map((step, n) => {
          const share = step === 'visited' ? '' : ` (${percent(counts[step], counts.visited)})`;
          const middle = n * row + row / 2;
          return (
            <g key={step}>
              <text x="-8" y={middle} dy="0.32em" text-anchor="end">
                {t(`ledger.step.${step}`)}
              </text>
              <rect
                class={step === 'booked' || step === 'attended' ? 'solid' : 'frame'}
                width={`${Math.round(width(counts[step]) * 70) / 100}%`}
                height={bar}
                y={middle - bar / 2}
              />
              <text x={`${Math.round(width(counts[step]) * 70) / 100}%`} dx="8" y={middle} dy="0.32em" class="said">
                {`${count(counts[step])}${share}`}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** The same in a line of a table, beside its numbers. */
export function SmallFunnel({ counts }: { readonly counts: Steps }): VNode {
  const most = Math.max(1, ...ledgerSteps.map((step) => counts[step]));
  const height = scaleLinear().domain([0, most]).range([1, 24]);
  return (
    <svg class="small-funnel" width="60" height="24" aria-hidden="true">
      {ledgerSteps.map((step, n) => (
        <rect
          key={step}
          class={step === 'booked' || step === 'attended' ? 'solid' : 'frame'}
          x={n * 12 + 0.5}
          width="9"
          y={24 - Math.round(height(counts[step]))}
          height={Math.round(height(counts[step]))}
        />
      ))}
    </svg>
  );
}
