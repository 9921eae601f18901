import { Injectable } from '@nestjs/common';
import type { Candidate } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { type SeriesProposal, SeriesSlots } from '../../../availability/series-slots.service.js';
import { distanceKm } from '../../../finder/distance.js';
import { secretToken } from '../../../platform/ids.random.js';
import { dayOfDate } from '../../../time/days.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import type { Site } from '../../shared/site.js';
import { minuteOfStart } from '../book/start.js';
import { nearKm } from '../find/finder.service.js';
import { choiceOf } from '../choice.js';
import { snapshotIn } from '../snapshot-in.js';
import {
  type CourseChoice,
  type CourseQuery,
  type CourseRhythm,
  keptPicks,
  type PickedTime,
  rhythmOf,
  rhythmText,
} from './course-choice.js';
import { courseTimesView } from './course-times.view.js';
import type { CourseTimesView } from './course-times-page.js';

/** A course whose times are being chosen. */
export interface ChosenCourse {
  readonly candidate: Candidate;
  readonly choice: CourseChoice;
  readonly rhythm: CourseRhythm;
  /** UTC epoch minutes. */
  readonly start: number;
  readonly after?: number;
}

interface Asked {
  readonly picks?: readonly PickedTime[];
  /** Ids of the holds of this very browser: their times count as free. */
  readonly without?: readonly string[];
  /** For whom it is, where that is known. */
  readonly patientId?: string | null;
  readonly refused?: string | undefined;
}

/** Choosing the times of a course. */
@Injectable()
export class CourseTimes {
  constructor(
    private readonly series: SeriesSlots,
    private readonly catalogue: Catalogue,
  ) {}

  /** Undefined: no first time is named. */
  chosen(candidate: Candidate, asked: CourseQuery): ChosenCourse | undefined {
    const start = minuteOfStart(asked.start);
    if (start === null) return undefined;
    const rhythm = rhythmOf(asked, candidate.treatment.courses);
    const after = minuteOfStart(asked.after) ?? undefined;
    const choice = {
      ...choiceOf(candidate, { ...asked, course: rhythmText(rhythm) }),
      start: isoOf(candidate.location.timeZone, start),
      after: asked.after,
    };
    return { candidate, choice, rhythm, start, after };
  }

  async view(site: Site, course: ChosenCourse, asked: Asked = {}): Promise<CourseTimesView> {
    const { candidate, choice, rhythm, start, after } = course;
    const { refused } = asked;
    const proposal = await this.propose(course, asked);
    const snapshot = snapshotIn(await this.catalogue.latest(), site.locale);
    return courseTimesView(site, snapshot, candidate, proposal, {
      choice,
      rhythm,
      start,
      after,
      once: secretToken(),
      refused,
    });
  }

  /** Of times chosen on a page for another rhythm, those to keep for this one; all, where nothing has changed. */
  async kept(course: ChosenCourse, before: CourseRhythm, asked: Asked): Promise<readonly PickedTime[]> {
    const { candidate, rhythm, start } = course;
    const { picks = [] } = asked;
    if (picks.length === 0 || rhythmText(before) === rhythmText(rhythm)) return picks;
    const { visits } = await this.propose({ ...course, rhythm: before }, { ...asked, picks: [] });
    const dayOf = (minute: number) => dayOfDate(wallOf(candidate.location.timeZone, minute).date);
    return keptPicks(picks, visits, { ...rhythm, start }, dayOf);
  }

  private async propose(
    { candidate, choice, rhythm, start, after }: ChosenCourse,
    { picks, without, patientId }: Asked,
  ): Promise<SeriesProposal> {
    const { locations } = await this.catalogue.latest();
    const nearby = locations.filter((one) => distanceKm(one, candidate.location) <= nearKm);
    return this.series.propose(
      {
        treatment: choice.treatment,
        addOns: choice.addOn,
        location: choice.location,
        elsewhere: nearby.map(({ slug }) => slug).filter((slug) => slug !== choice.location),
        practitioner: choice.practitioner,
        ...rhythm,
        start,
        after,
        picked: picks,
        patientId,
      },
      without,
    );
  }
}
