import type { Candidate } from '../../../availability/candidates.js';
import { coursePrices } from '../../../availability/course-price.js';
import type { SeriesProposal } from '../../../availability/series-slots.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { longestCourse } from '../../../bookings/course.js';
import { shortTime } from '../../../time/wording.js';
import { translated } from '../../../treatments/translated.js';
import type { Site } from '../../shared/site.js';
import { priceText } from '../../shared/price-text.js';
import { candidateSummary } from '../book/choose-time.view.js';
import type { OtherChoice } from '../book/other-choices.js';
import { bookAddress, otherPractitionersAddress } from '../choice.js';
import { phonesOf, termsOfEach } from '../in-words.js';
import { type CourseChoice, courseAddress, courseFields, type CourseRhythm, mostVisits } from './course-choice.js';
import type { CourseSummary } from './course-summary.js';
import type { CourseTimesView, RhythmView } from './course-times-page.js';
import { seriesView } from './series.view.js';

interface Asked {
  readonly choice: CourseChoice;
  readonly rhythm: CourseRhythm;
  /** UTC epoch minutes. */
  readonly start: number;
  readonly after?: number | undefined;
  readonly once: string;
  readonly refused?: string | undefined;
}

export function courseTimesView(
  site: Site,
  snapshot: Snapshot,
  candidate: Candidate,
  proposal: SeriesProposal,
  { choice, rhythm, start, after, once, refused }: Asked,
): CourseTimesView {
  const { t, locale, now } = site;
  const { practitioner, location, treatment } = candidate;
  const { timeZone } = location;
  const { treatment: name, ...summary } = candidateSummary(site, candidate);
  const alone = { ...choice, course: undefined };
  const offers = treatment.courses.map((offer) => offerChoice(site, snapshot, candidate, offer, { choice, rhythm }));
  return {
    past: [
      {
        text: name,
        detail: t('book.with-at', { name: practitioner.name, place: location.name }),
        change: { href: otherPractitionersAddress(choice), label: t('book.change-practitioner') },
      },
      {
        text: t('course.first-at', { when: shortTime(timeZone, start, locale, now) }),
        change: {
          href: bookAddress({ ...alone, course: choice.course }, { start: choice.start }),
          label: t('book.change-time'),
        },
      },
    ],
    offers,
    rhythm: rhythmView(site, rhythm, offers, longestCourse(snapshot.clinic.policy, treatment)),
    series: seriesView(site, snapshot, proposal, {
      start,
      timeZone,
      ...rhythm,
      practitioner: practitioner.slug,
      location: location.slug,
      after,
    }),
    form: { action: '/book/course/holds', fields: { ...courseFields(choice, rhythm), once } },
    course: {
      ...summary,
      treatment: name,
      rhythm: rhythmInWords(site, { ...rhythm, visits: proposal.visits.length || rhythm.visits }),
      prices: pricesInWords(site, snapshot.clinic.currency, proposal.price, proposal.visits),
      terms: [...termsOfEach(site, candidate.terms), ...courseTerms(translated(treatment, locale).courseTerms)],
    },
    phones: phonesOf([location]),
    refused,
  };
}

export const courseTerms = (said: string | undefined): readonly string[] => (said ? [said] : []);

export function rhythmInWords({ t }: Pick<Site, 't'>, { visits, everyDays }: CourseRhythm): string {
  return t('course.rhythm', { count: visits, days: everyDays });
}

interface Priced {
  readonly price: number;
  readonly currency: string;
}

/** The price of the course, or of each visit and of all of them, where that can be said. */
export function pricesInWords(
  site: Site,
  currency: string,
  whole: number | null,
  visits: readonly Priced[],
): CourseSummary['prices'] {
  const { t } = site;
  if (whole !== null) return [t('course.price-whole', { price: priceText(site, whole, currency) })];
  const [first] = visits;
  if (!first || visits.some((one) => one.currency !== first.currency)) return [];
  const total = priceText(
    site,
    visits.reduce((sum, { price }) => sum + price, 0),
    first.currency,
  );
  const each = visits.every(({ price }) => price === first.price) ? priceText(site, first.price, first.currency) : '';
  return [...(each ? [t('course.price-each', { price: each })] : []), t('course.price-total', { total })];
}

function offerChoice(
  site: Site,
  { clinic }: Snapshot,
  candidate: Candidate,
  offer: CourseRhythm,
  { choice, rhythm }: Pick<Asked, 'choice' | 'rhythm'>,
): OtherChoice {
  const prices = coursePrices(
    Array.from({ length: offer.visits }, () => candidate),
    offer.everyDays,
    clinic.currency,
  );
  const whole = prices && prices.reduce((sum, one) => sum + one, 0);
  return {
    text: rhythmInWords(site, offer),
    detail: whole === null ? '' : pricesInWords(site, clinic.currency, whole, []).join(),
    href: courseAddress(choice, offer),
    on: offer.visits === rhythm.visits && offer.everyDays === rhythm.everyDays,
  };
}

const spacings = [3, 7, 14, 21, 28];

function rhythmView(
  { t }: Site,
  { visits, everyDays }: CourseRhythm,
  offers: readonly OtherChoice[],
  longest: number,
): RhythmView {
  const most = Math.max(visits, Math.min(longest, mostVisits));
  const numbers = Array.from({ length: most - 1 }, (_, n) => n + 2);
  const days = [...new Set([...spacings, everyDays])].sort((a, b) => a - b);
  return {
    action: '/book/course',
    visits: String(visits),
    everyDays: String(everyDays),
    numbers: numbers.map((count) => ({ value: String(count), label: String(count) })),
    spacings: days.map((one) => ({ value: String(one), label: t('course.every', { days: one }) })),
    open: !offers.some(({ on }) => on),
  };
}
