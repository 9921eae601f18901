import type { VNode } from 'preact';
import { said } from '../../../configuration/form.js';
import { FieldError, FieldGroup } from '../../shared/labelled.js';
import { EntityField } from '../../staff/entity-field.js';
import { Patterns } from './drawing.js';
import type { EditPart } from './edit.view.js';
import { Effect } from './effect.js';
import { Legend, Timeline } from './timeline.js';
import { phasesTyped } from './treatment-form.js';
import { useSite } from '../../shared/use-site.js';

/** The visit minute by minute: rows for the keyboard, a timeline for the eye and the hand, and what comes of it. */
export function Phases({ view }: EditPart): VNode {
  const { t } = useSite();
  const { typed, errors } = view.form;
  return (
    <FieldGroup class={errors.phases ? 'wrong' : undefined} id="phases" title={t('treatment.phases')} data-phases>
      <p class="soft">{t('treatment.phases-lead')}</p>
      {errors.phases && <FieldError name="phases" message={errors.phases} />}
      <Patterns />
      <Timeline stretches={view.stretches} />
      <Legend />
      <p class="soft hint" hidden data-drag-hint>
        {t('treatment.timeline-drag')}
      </p>
      <ol class="phase-rows">
        {phasesTyped(typed).map((_, at) => (
          <PhaseRow key={at} view={view} at={at} />
        ))}
      </ol>
      <p class="actions">
        <button class="button quiet small" type="submit" name="do" value="phase-add" formAction="#phases">
          {t('treatment.add-phase')}
        </button>
      </p>
      <EntityField name="turnoverMinutes" optional={false} input={{ maxLength: 4, required: false }} />
      <Effect day={view.day} people={view.people} who={said(typed, 'who')} />
    </FieldGroup>
  );
}

function PhaseRow({ view, at }: EditPart & { readonly at: number }): VNode {
  const { t } = useSite();
  const phases = phasesTyped(view.form.typed);
  const phase = phases[at]!;
  const last = phases.length - 1;
  const n = at + 1;
  const id = `phases.${at}.minutes`;
  const error = view.form.errors[id];
  return (
    <li class={error ? 'wrong' : undefined}>
      {error && <FieldError name={id} message={error} />}
      <span class="phase-row">
        <input
          id={id}
          name="phases.minutes"
          value={phase.minutes}
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          aria-label={t('treatment.minutes-of', { n })}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error && `${id}-error`}
        />
        <select name="phases.kind" aria-label={t('treatment.kind-of', { n })}>
          {(['hands', 'resting'] as const).map((kind) => (
            <option key={kind} value={kind} selected={phase.kind === kind}>
              {t(`treatment.${kind}`)}
            </option>
          ))}
        </select>
        {at > 0 && <PhaseButton what="up" at={at} />}
        {at < last && <PhaseButton what="down" at={at} />}
        {last > 0 && <PhaseButton what="gone" at={at} />}
      </span>
    </li>
  );
}

interface PhaseButtonProps {
  readonly what: 'up' | 'down' | 'gone';
  readonly at: number;
}

function PhaseButton({ what, at }: PhaseButtonProps): VNode {
  const { t } = useSite();
  return (
    <button
      class="button quiet small"
      type="submit"
      name="do"
      value={`phase-${what}-${at}`}
      formAction="#phases"
      aria-label={t(`treatment.phase-${what}-name`, { n: at + 1 })}
    >
      {t(`treatment.phase-${what}`)}
    </button>
  );
}
