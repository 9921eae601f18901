import type { VNode } from 'preact';
import type { DrawnDay } from '../../../clinic-file/normal-day.js';
import { clockOfHour } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import { Block, share } from './drawing.js';

interface DayPictureProps {
  readonly title: string;
  readonly day: DrawnDay;
}

/** A day packed full: a row for the practitioner and one for each room. The same number is the same visit. */
export function DayPicture({ title, day }: DayPictureProps): VNode {
  const { t, locale } = useSite();
  const { from, to } = day;
  const long = to - from;
  const hours = Array.from({ length: long / 60 + 1 }, (_, n) => from + n * 60);
  return (
    <figure class="day-picture">
      <figcaption>{title}</figcaption>
      <div class="day-rows" role="img" aria-label={title}>
        {day.rows.map((row) => (
          <div key={`${row.kind} ${row.name}`} class={`day-row of-${row.kind}`}>
            <span class="day-name">{row.name || t('treatment.someone')}</span>
            <svg width="100%" height="28" focusable="false">
              {hours.slice(1, -1).map((hour) => (
                <line
                  key={hour}
                  class="hour-line"
                  x1={share((hour - from) / long)}
                  x2={share((hour - from) / long)}
                  y1="0"
                  y2="100%"
                />
              ))}
              {row.stretches.map((stretch, at) => (
                <Block
                  key={stretch.from}
                  kind={stretch.kind}
                  from={(stretch.from - from) / long}
                  length={stretch.minutes / long}
                  label={
                    row.stretches[at - 1]?.visit === stretch.visit && row.kind === 'room'
                      ? undefined
                      : String(stretch.visit)
                  }
                />
              ))}
            </svg>
          </div>
        ))}
        <div class="day-row hours-row">
          <span class="day-name" />
          <svg width="100%" height="18" focusable="false">
            {hours.map((hour) => (
              <text
                key={hour}
                class="hour-name"
                x={share((hour - from) / long)}
                y="13"
                text-anchor={hour === from ? 'start' : hour === to ? 'end' : 'middle'}
              >
                {clockOfHour(hour, locale)}
              </text>
            ))}
          </svg>
        </div>
      </div>
    </figure>
  );
}
