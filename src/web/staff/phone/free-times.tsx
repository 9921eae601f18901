import type { VNode } from 'preact';
import { Field, FieldError, type FieldErrors } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import type { DayChoice, FreeTimesView, TimeLine } from './free-times.view.js';

export interface WhenView {
  readonly day: string;
  readonly dayName: string;
  readonly days: readonly DayChoice[];
  /** As it was typed. */
  readonly after: string;
  readonly times: FreeTimesView;
  /** Empty: anyone. */
  readonly practitioner: string;
  readonly errors: FieldErrors;
}

/** Which day, from when on, and what is free then by parts of the day. */
export function FreeTimes({ view }: ViewProps<WhenView>): VNode {
  const { t } = useSite();
  const { times } = view;
  const isOnes = view.practitioner !== '';
  const after = times.from ?? 'none';
  return (
    <>
      <fieldset data-part="days">
        <legend>{t('move.day')}</legend>
        <div class="free-day">
          {view.days.map(({ date, name }) => (
            <label key={date} class="pick">
              <input type="radio" id={`on-${date}`} name="on" value={date} checked={date === view.day} data-asks />{' '}
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="from-when">
        <Field
          name="after"
          label={t('phone.after')}
          value={view.after}
          input={{ required: false, maxLength: 20, autocomplete: 'off' }}
        />
        <div class="field" data-part="day">
          <label for="from">{t('phone.from')}</label>
          <input id="from" type="date" name="from" max="9999-12-31" value={view.day} required data-asks />
        </div>
      </div>
      <div data-part="times" id="when" tabIndex={-1}>
        {view.errors.when && <FieldError name="when" message={view.errors.when} />}
        {times.day !== '' && times.day !== view.dayName && (
          <p>{t('phone.none-that-day', { day: view.dayName, after })}</p>
        )}
        {times.day ? <h3>{times.day}</h3> : <p>{t('phone.none', { after })}</p>}
        {times.parts.map(({ part, times: first, more }) => (
          <fieldset key={part}>
            <legend>{t(`book.${part}`)}</legend>
            <Picks times={first} isOnes={isOnes} />
            {more.length > 0 && (
              <details open={more.some(({ chosen }) => chosen)}>
                <summary>{t('phone.more', { count: more.length })}</summary>
                <Picks times={more} isOnes={isOnes} />
              </details>
            )}
          </fieldset>
        ))}
        {times.later && (
          <p>
            <button
              class="button quiet small"
              type="submit"
              name="later"
              value={times.later.date}
              formAction="/staff/book/search"
              formNoValidate
            >
              {t('phone.later', { day: times.later.name })}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

interface PicksProps {
  readonly times: readonly TimeLine[];
  /** All with the practitioner that was chosen. */
  readonly isOnes: boolean;
}

function Picks({ times, isOnes }: PicksProps): VNode {
  const { t } = useSite();
  return (
    <div class="free-day">
      {times.map((time) => (
        <label key={time.value} class="pick">
          <input type="radio" name="slot" value={time.value} checked={time.chosen} />
          <span>
            <span class="unseen">{time.day}, </span>
            <time>{time.time}</time> <span class={isOnes ? 'unseen' : 'soft'}>{time.with}</span>
            {time.terms && <span class="soft"> {time.terms}</span>}
            {time.keepsFull && <span class="soft"> {t('phone.keeps-full')}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
