import type { VNode } from 'preact';
import type { NormalDay } from '../../../clinic-file/normal-day.js';
import { type Choice, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { weekdayNames } from '../../shared/weekday-names.js';
import { DayPicture } from './day-picture.js';

interface EffectProps {
  readonly day: NormalDay | null;
  /** Whose day can be shown. */
  readonly people: readonly Choice[];
  readonly who: string;
}

/** What a day holds with these phases, and without them: the same engine that offers times to patients. */
export function Effect({ day, people, who }: EffectProps): VNode {
  const { t } = useSite();
  return (
    <section id="effect" class="effect" aria-labelledby="effect-title">
      <h3 id="effect-title">{t('treatment.effect')}</h3>
      {people.length > 1 && <Select name="who" label={t('treatment.whose-day')} value={who} choices={people} />}
      <button class="button quiet small" type="submit" name="do" value="show" formAction="#phases" data-quiet>
        {t('treatment.show-effect')}
      </button>
      <div id="effect-shown">{day ? <Shown day={day} /> : <p class="soft">{t('treatment.effect-none')}</p>}</div>
    </section>
  );
}

function Shown({ day }: { readonly day: NormalDay }): VNode {
  const { t, locale } = useSite();
  const { phased, solid, finer, chosen, everyone, practitioner, startEveryMinutes: every } = day;
  const weekday = weekdayNames(locale)[day.weekday - 1] ?? '';
  const said = { rooms: day.rooms, phased: phased.visits, solid: solid.visits, weekday };
  const where = { place: day.location, every };
  const effect = !day.rests ? 'effect-all-hands' : phased.visits === solid.visits ? 'effect-same' : 'effect-said';
  return (
    <>
      <p class="effect-said" role="status">
        {t(`treatment.${effect}`, said)}
        {day.rests && finer && ` ${t('treatment.effect-finer', finer)}`}
      </p>
      <p class="soft">
        {practitioner
          ? t('treatment.effect-of', { name: practitioner.name, ...where })
          : t('treatment.effect-nobody', where)}{' '}
        {day.having && t('treatment.effect-having', { name: day.having })}{' '}
        {everyone &&
          t(
            everyone.visits === everyone.solid ? 'treatment.effect-everyone-same' : 'treatment.effect-everyone',
            everyone,
          )}
      </p>
      <div class="day-pictures" role="region" aria-label={t('treatment.days-drawn')} tabIndex={0}>
        <DayPicture title={t('treatment.day-phased', { visits: phased.visits })} day={phased} />
        {day.rests && <DayPicture title={t('treatment.day-solid', { visits: solid.visits })} day={solid} />}
      </div>
      {chosen && <Chosen chosen={chosen} />}
    </>
  );
}

/** What becomes of the day when patients choose, with either setting of the booking rules. */
function Chosen({ chosen: { any, full } }: { readonly chosen: NonNullable<NormalDay['chosen']> }): VNode {
  const { t } = useSite();
  return (
    <>
      <p>
        {t(any.visits < full.visits ? 'treatment.effect-chosen' : 'treatment.effect-chosen-same', {
          any: any.visits,
          full: full.visits,
        })}{' '}
        <a href="/admin/booking-rules">{t('terms.title')}</a>
      </p>
      <div class="day-pictures" role="region" aria-label={t('treatment.chosen-drawn')} tabIndex={0}>
        <DayPicture title={t('treatment.day-any', { visits: any.day.visits })} day={any.day} />
        <DayPicture title={t('treatment.day-full', { visits: full.day.visits })} day={full.day} />
      </div>
    </>
  );
}
