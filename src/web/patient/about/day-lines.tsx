import type { VNode } from 'preact';

export interface DayLine {
  readonly day: string;
  /** "09:00 to 17:00" */
  readonly hours: string;
}

export function DayLines({ lines }: { readonly lines: readonly DayLine[] }): VNode {
  return (
    <dl class="facts days-open">
      {lines.map(({ day, hours }) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>{hours}</dd>
        </div>
      ))}
    </dl>
  );
}
