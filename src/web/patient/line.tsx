import type { ComponentChildren, VNode } from 'preact';
import type { Site } from '../shared/site.js';

/** The steps of booking, in order. At most four screens from a link to "done". */
export const steps = ['find', 'time', 'details', 'done'] as const;
export type Step = (typeof steps)[number];

interface LineProps {
  readonly site: Site;
  readonly now: Step;
  /** What was decided before, one line each, with a way to change it. */
  readonly past?: readonly PastStep[];
  /** This is the last step, wherever it stands otherwise: a visit that moves needs no details. */
  readonly last?: boolean;
  readonly children: ComponentChildren;
}

export interface PastStep {
  readonly text: string;
  readonly detail?: string;
  /** `label`: what is changed, for those who hear the link alone; `text`: instead of "Change". */
  readonly change?: { readonly href: string; readonly label?: string; readonly text?: string };
}

/** The meridian: one hairline through the patient's steps, with a mark at each. */
export function Line({ site, now, past = [], last = now === 'done', children }: LineProps): VNode {
  const ahead = last ? [] : steps.slice(steps.indexOf(now) + 1);
  return (
    <ol class="line">
      {past.map((step) => (
        <li key={step.text} class="stop past">
          <p>
            {step.text}
            {step.detail && <span class="soft">{` ${step.detail}`}</span>}
            {step.change && (
              <a class="change" href={step.change.href}>
                {step.change.text ?? site.t('book.change')}
                {step.change.label && <span class="unseen"> {step.change.label}</span>}
              </a>
            )}
          </p>
        </li>
      ))}
      <li class={now === 'done' ? 'stop now end' : 'stop now'} aria-current="step">
        {children}
      </li>
      {ahead.map((step) => (
        <li key={step} class="stop ahead">
          <p>{site.t(`step.${step}`)}</p>
        </li>
      ))}
    </ol>
  );
}
