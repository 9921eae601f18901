/** A time of one visit: slugs, and the start as a UTC epoch minute. */
export interface SeriesTime {
  readonly start: number;
  readonly practitioner: string;
  readonly location: string;
}

/** A time that one visit of a series could have. */
export interface SeriesOption extends SeriesTime {
  /** On the calendar of its place, counted from 1970-01-01. */
  readonly day: number;
  /** From the day and from the wall-clock time that were wished for: less than zero is before. */
  readonly daysOff: number;
  readonly minutesOff: number;
}

export interface SeriesWish {
  readonly location: string;
  /** Undefined: anyone, but the same one throughout. */
  readonly practitioner?: string;
  readonly everyDays: number;
  /** The local day of the visit before the first one. */
  readonly after?: number;
}

/** In what a visit differs from the wish. */
export type Compromise = 'day' | 'time' | 'practitioner' | 'place' | 'spacing';

export interface Series<Option extends SeriesOption> {
  readonly options: readonly Option[];
  /** With the practitioner that was found to do most of it. */
  readonly wish: SeriesWish;
}

/** One compromise weighs more than all that the visits of a series can be away from the wish. */
const oneCompromise = 1_000_000;

/**
 * One option for each turn, with the fewest compromises in all; of several such series, the one that is nearest to the days and times
 * that were wished for. Exact: compromises of one visit do not depend on the others but for the days between two that follow one
 * another, so the best way to each day of a turn is enough to know. Every turn has options.
 */
export function fewestCompromises<Option extends SeriesOption>(
  turns: readonly (readonly Option[])[],
  wish: SeriesWish,
): Series<Option> {
  const practitioners = wish.practitioner
    ? [wish.practitioner]
    : [...new Set(turns.flatMap((options) => options.map(({ practitioner }) => practitioner)))];
  let best: { readonly way: Way<Option>; readonly wish: SeriesWish } | undefined;
  for (const practitioner of practitioners) {
    const theirs = { ...wish, practitioner };
    const way = cheapest(turns, theirs);
    if (!best || way.cost < best.way.cost) best = { way, wish: theirs };
  }
  return best ? { options: optionsOf(best.way), wish: best.wish } : { options: [], wish };
}

/** `before`: the local day of the visit before it, if there is one. */
export function compromisesOf(option: SeriesOption, wish: SeriesWish, before: number | undefined): Compromise[] {
  const { daysOff, minutesOff, practitioner, location, day } = option;
  const made: Readonly<Record<Compromise, boolean>> = {
    day: daysOff !== 0,
    time: minutesOff !== 0,
    practitioner: wish.practitioner !== undefined && practitioner !== wish.practitioner,
    place: location !== wish.location,
    spacing: before !== undefined && isUneven(day - before, wish.everyDays),
  };
  return (Object.keys(made) as Compromise[]).filter((one) => made[one]);
}

/** A week apart may be six or eight days, a fortnight eleven to seventeen. */
const isUneven = (days: number, everyDays: number) => Math.abs(days - everyDays) > Math.floor(everyDays / 4);

/** The best way to a day, back to the first visit. */
interface Way<Option> {
  readonly option: Option;
  readonly cost: number;
  readonly before?: Way<Option>;
}

function cheapest<Option extends SeriesOption>(turns: readonly (readonly Option[])[], wish: SeriesWish): Way<Option> {
  let ways: readonly Way<Option>[] = [];
  for (const options of turns) {
    const best = [...bestOfDays(options, wish).values()];
    ways = best.map(({ option, cost }) => {
      const spaced = (day: number | undefined) =>
        day !== undefined && isUneven(option.day - day, wish.everyDays) ? oneCompromise : 0;
      if (ways.length === 0) return { option, cost: cost + spaced(wish.after) };
      const costs = ways.map((way) => way.cost + spaced(way.option.day));
      const least = Math.min(...costs);
      return { option, cost: cost + least, before: ways[costs.indexOf(least)]! };
    });
  }
  return ways.reduce((a, b) => (a.cost <= b.cost ? a : b));
}

/** How far it is from what was wished for: another practitioner is as bad as four hours, another place as two days. */
export function minutesAway({ daysOff, minutesOff }: SeriesOption, made: readonly Compromise[]): number {
  const instead = (made.includes('practitioner') ? 240 : 0) + (made.includes('place') ? 2880 : 0);
  return 1440 * Math.abs(daysOff) + Math.abs(minutesOff) + instead;
}

/** Of what is possible on one day, only the best can be part of the best series. */
function bestOfDays<Option extends SeriesOption>(options: readonly Option[], wish: SeriesWish) {
  const best = new Map<number, { readonly option: Option; readonly cost: number }>();
  for (const option of options) {
    const made = compromisesOf(option, wish, undefined);
    const cost = oneCompromise * made.length + minutesAway(option, made);
    const other = best.get(option.day);
    if (!other || cost < other.cost) best.set(option.day, { option, cost });
  }
  return best;
}

function optionsOf<Option>(way: Way<Option>): Option[] {
  const options: Option[] = [];
  for (let at: Way<Option> | undefined = way; at; at = at.before) options.unshift(at.option);
  return options;
}
