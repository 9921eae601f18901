import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../../notifications/outbox.service.js';
import type { Practitioner } from '../../practitioners/practitioner.js';
import { Clock } from '../../platform/clock.js';
import type { BookedVisit } from '../booked-visit.js';
import type { Course } from '../course.js';
import { letterOf, type Recipients, type SeveralVisits, standingOf } from './booking-notifications.js';
import { BookingNotifications } from './booking-notifications.service.js';
import type { Appointed, Word } from './grace.js';

/** A visit as it was and as it is, in a transaction that has locked it. */
interface Changed {
  readonly before: BookedVisit;
  readonly after: BookedVisit;
}

const everybody: Recipients = { patient: true, practitioner: true };

/** One notification about several visits of a course; each practitioner hears of their own. */
@Injectable()
export class CourseNotifications {
  constructor(
    private readonly outbox: Outbox,
    private readonly notifications: BookingNotifications,
    private readonly clock: Clock,
  ) {}

  /** They are new, and nobody can have heard of them. */
  async notifyNew(
    tx: EntityManager,
    course: Course,
    visits: readonly BookedVisit[],
    told: Recipients = everybody,
  ): Promise<void> {
    const confirmed: Word = { kind: 'confirmed' };
    if (told.patient)
      await this.post(
        tx,
        'patient',
        confirmed,
        course,
        visits.map((visit) => ({ visit })),
      );
    if (!told.practitioner) return;
    for (const theirs of byPractitioner(visits, (visit) => visit)) {
      const [{ practitioner }] = theirs;
      if (isToldTogether(practitioner, theirs)) {
        await this.post(
          tx,
          practitioner,
          confirmed,
          course,
          theirs.map((visit) => ({ visit })),
        );
      } else {
        for (const visit of theirs) await this.notifications.notifyNew(tx, visit, { ...told, patient: false });
      }
    }
  }

  /** A provisional course is told to its patient alone, with one button for all of it: that of the first visit. */
  async askForProof(tx: EntityManager, course: Course, visits: readonly BookedVisit[]): Promise<void> {
    await this.notifications.askForProof(tx, visits[0]!, { ...course, visits: visits.map((visit) => ({ visit })) });
  }

  /**
   * All of them were moved, or all were cancelled. Earlier notifications about them that have not left are replaced, whatever they
   * say: this one says how things stand.
   */
  async notifyChange(
    tx: EntityManager,
    course: Course,
    changes: readonly Changed[],
    told: Recipients = everybody,
  ): Promise<{ readonly patient: boolean }> {
    for (const { before, after } of changes) {
      await this.notifications.reviseTogether(tx, after);
      const unsent = await this.notifications.unsent(tx, after.booking.id);
      await this.notifications.tellByText(tx, { before, after, unsent, told });
    }
    const patient = (await this.replaceUnsent(tx, changes, 'patient')) || told.patient;
    if (patient) await this.post(tx, 'patient', wordOf(changes[0]!), course, changes.map(asChanged), told);
    const stays = changes.filter(({ before, after }) => before.practitioner.id === after.practitioner.id);
    const alone = new Set(changes);
    for (const theirs of byPractitioner(stays, ({ after }) => after)) {
      const { practitioner } = theirs[0].after;
      if (!isToldTogether(practitioner, theirs)) continue;
      for (const change of theirs) alone.delete(change);
      const waited = await this.replaceUnsent(tx, theirs, practitioner.id);
      if (waited || told.practitioner)
        await this.post(tx, practitioner, wordOf(theirs[0]), course, theirs.map(asChanged));
    }
    for (const { before, after } of alone)
      await this.notifications.notifyChange(tx, before, after, { told: { ...told, patient: false } });
    return { patient };
  }

  /** Answers whether there was anything. */
  private async replaceUnsent(tx: EntityManager, changes: readonly Changed[], reader: string): Promise<boolean> {
    let found = false;
    for (const { after } of changes) {
      const unsent = await this.notifications.unsent(tx, after.booking.id);
      const theirs = unsent.filter((one) => one.reader === reader && !one.isClaimed);
      await this.outbox.replace(
        tx,
        theirs.map(({ id }) => id),
      );
      found ||= theirs.length > 0;
    }
    return found;
  }

  private async post(
    tx: EntityManager,
    reader: 'patient' | Practitioner,
    word: Word,
    { price, terms }: Course,
    visits: SeveralVisits['visits'],
    { message, byClinic = false }: Partial<Recipients> = {},
  ): Promise<void> {
    const together = visits.length > 1 ? { visits, price, terms } : undefined;
    const letter = letterOf(reader, word, visits[0]!.visit, this.clock.now(), { message, together });
    if (letter.to === '') return;
    await this.outbox.post(tx, { ...letter, ...(byClinic && { unprovenAddress: null }) });
  }
}

type Several<T> = readonly [T, ...T[]];

/** In the morning they read of each in a line of its own. */
const isToldTogether = ({ letters }: Practitioner, visits: readonly unknown[]) =>
  visits.length > 1 && letters !== 'morning';

function byPractitioner<T>(all: readonly T[], visitOf: (one: T) => BookedVisit): readonly Several<T>[] {
  const found = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const { id } = visitOf(one).practitioner;
    const theirs = found.get(id);
    if (theirs) theirs.push(one);
    else found.set(id, [one]);
  }
  return [...found.values()];
}

function wordOf({ before, after }: Changed): Word {
  const known = appointedOf(before);
  return after.booking.status === 'cancelled' ? { kind: 'cancelled', known } : { kind: 'moved', from: known };
}

function asChanged({ before, after }: Changed): SeveralVisits['visits'][number] {
  return { visit: after, ...(after.booking.status !== 'cancelled' && { from: appointedOf(before) }) };
}

/** It stood before it was changed. */
const appointedOf = (visit: BookedVisit) => standingOf('patient', visit) as Appointed;
