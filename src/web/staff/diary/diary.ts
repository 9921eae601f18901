import type { CourseColumns } from '../../../bookings/course.table.js';
import type { ShownStatus } from '../../../bookings/booking.js';

/** A visit as it stands in the diary. UTC epoch minutes throughout. */
export interface DiaryVisit extends CourseColumns {
  readonly reference: string;
  readonly status: ShownStatus;
  readonly start: number;
  /** When the patient leaves. */
  readonly end: number;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  /** Null while it is only held. */
  readonly patient: string | null;
  /** Whose page the reader may see. */
  readonly patientId: string | null;
  readonly phone: string | null;
  /** Has no address: whatever there is to say is said by phone. */
  readonly toPhone: boolean;
  /** A message about it did not arrive, and nobody has seen to that. */
  readonly unreached: boolean;
  readonly overbookReason: string | null;
  /** What the desk has to know of it. */
  readonly deskNote: string | null;
  readonly heldUntil: number | null;
  /** It is held for somebody on the waitlist: who, unless the reader may not know, and their entry. */
  readonly offered: { readonly name: string | null; readonly entry: string } | null;
  /** As they were taken: what is drawn is what is so, whatever the treatment has become since. */
  readonly claims: readonly { readonly resource: string; readonly from: number; readonly until: number }[];
}

/** Somebody's time that a calendar elsewhere says is taken. UTC epoch minutes; they may overlap. */
export interface Elsewhere {
  readonly practitionerId: string;
  readonly from: number;
  readonly until: number;
}

/** Time off of one person. UTC epoch minutes. */
export interface Block {
  readonly id: string;
  readonly practitionerId: string;
  readonly from: number;
  readonly until: number;
  readonly reason: string | null;
}

type PhaseKind = 'hands' | 'resting' | 'turnover';

/** Minutes from the start of the visit. */
export interface Stretch {
  readonly kind: PhaseKind;
  readonly from: number;
  readonly minutes: number;
}

/** A visit with its place in a column: `lane` of `lanes` beside one another. */
export interface Placed {
  readonly visit: DiaryVisit;
  readonly lane: number;
  readonly lanes: number;
  /** Minutes from the upper edge of the column, within which it is drawn. */
  readonly from: number;
  readonly minutes: number;
  /** Of it, from where it is drawn. */
  readonly stretches: readonly Stretch[];
  /** It began before this column, or goes on after it: midnight is in between. */
  readonly began: boolean;
  readonly goesOn: boolean;
}

/** Those that take no time any more stand in a list, not in the day. */
export const isOff = ({ status }: Pick<DiaryVisit, 'status'>): boolean =>
  status === 'cancelled' || status === 'no-show';

/** The time a visit takes of the day, turnover and all. */
export const leaves = ({ end, claims }: Pick<DiaryVisit, 'end' | 'claims'>): number =>
  Math.max(end, ...claims.map(({ until }) => until));

/**
 * Visits of one column `[base, end)`, in order; those that overlap side by side. Turnover is the room's business: a visit next door
 * may begin meanwhile, and is drawn over it, or a day of one visit after another would stand in half columns.
 */
export function place(visits: readonly DiaryVisit[], base: number, end: number): readonly Placed[] {
  const placed: { visit: DiaryVisit; lane: number; group: number }[] = [];
  const widths: number[] = [];
  let laneEnds: number[] = [];
  for (const visit of visits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (laneEnds.every((end) => end <= visit.start)) {
      laneEnds = [];
      widths.push(0);
    }
    const free = laneEnds.findIndex((end) => end <= visit.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = visit.end;
    widths[widths.length - 1] = laneEnds.length;
    placed.push({ visit, lane, group: widths.length - 1 });
  }
  return placed.map(({ visit, lane, group }) => ({
    visit,
    lane,
    lanes: widths[group]!,
    ...within(visit, base, end),
  }));
}

/** As much of a visit as the column shows. */
function within(visit: DiaryVisit, base: number, end: number): Omit<Placed, 'visit' | 'lane' | 'lanes'> {
  const [from, to] = [Math.max(visit.start, base), Math.min(leaves(visit), end)];
  const stretches = stretchesOf(visit).flatMap(({ kind, ...stretch }) => {
    const begins = Math.max(visit.start + stretch.from, from);
    const minutes = Math.min(visit.start + stretch.from + stretch.minutes, to) - begins;
    return minutes > 0 ? [{ kind, from: begins - from, minutes }] : [];
  });
  return { from: from - base, minutes: to - from, stretches, began: visit.start < base, goesOn: visit.end > end };
}

/** What the day says of a visit; where its page says otherwise, that is out of date. `room`: its name. */
export function stampOf(
  {
    status,
    start,
    end,
    practitionerId,
    deskNote,
  }: Pick<DiaryVisit, 'status' | 'start' | 'end' | 'practitionerId' | 'deskNote'>,
  room: string,
): string {
  return [status, start, end, practitionerId, room, deskNote].join(' ');
}

/** Hands-on where the practitioner is claimed, resting in between, turnover after the patient left. */
export function stretchesOf(visit: DiaryVisit): readonly Stretch[] {
  const { start, end, practitionerId, claims } = visit;
  const hands = claims.filter(({ resource }) => resource === practitionerId);
  const stretches: Stretch[] = [];
  let at = start;
  const until = (kind: PhaseKind, to: number) => {
    if (to > at) stretches.push({ kind, from: at - start, minutes: to - at });
    at = Math.max(at, to);
  };
  for (const { from, until: ends } of hands) {
    until('resting', Math.min(from, end));
    until('hands', Math.min(ends, end));
  }
  if (hands.length > 0) until('resting', end);
  at = end;
  until('turnover', leaves(visit));
  return stretches;
}

/** The hours a page shows: whole ones around what there is, and never fewer than eight to six. `[from, to)` of the day's minutes. */
export function hoursShown(periods: readonly (readonly [from: number, to: number])[]): readonly [number, number] {
  const from = Math.min(8 * 60, ...periods.map(([start]) => start));
  const to = Math.max(18 * 60, ...periods.map(([, end]) => end));
  return [Math.max(0, Math.floor(from / 60) * 60), Math.min(24 * 60, Math.ceil(to / 60) * 60)];
}
