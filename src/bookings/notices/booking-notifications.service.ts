import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Outbox, type PendingNotification } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { type BookedVisit, bookedVisit } from '../booked-visit.js';
import { instantOfMinute, minuteOfInstant } from '../booking.js';
import {
  forPatient,
  isNear,
  isPractitioner,
  letterOf,
  patientNotification,
  type Reader,
  type SeveralVisits,
  standingOf,
  type Recipients,
} from './booking-notifications.js';
import { type Appointed, type Merged, merge, type Standing, type Unsent } from './grace.js';
import { TextRecipients } from './text-recipients.service.js';

/** `unsent`: as it answers after the booking was locked. */
export interface Change {
  readonly before: BookedVisit;
  readonly after: BookedVisit;
  readonly unsent: readonly PendingNotification[];
  readonly told: Recipients;
}

interface Notified {
  readonly told?: Recipients;
  /** As `unsent` answered in this transaction, after the booking was locked. */
  readonly unsent?: readonly PendingNotification[];
}

const everybody: Recipients = { patient: true, practitioner: true };

/**
 * The notifications about a visit, to the patient and the practitioners, in the transaction of the change they tell of. Whoever
 * changes a visit has locked its row, so of two changes the second finds the notifications of the first; and a worker takes a
 * notification before they are looked at here, or after they were replaced.
 */
@Injectable()
export class BookingNotifications {
  constructor(
    private readonly outbox: Outbox,
    private readonly catalogue: Catalogue,
    private readonly textRecipients: TextRecipients,
    private readonly clock: Clock,
  ) {}

  /** It is new, and nobody can have heard of it: they do at once. */
  async notifyNew(tx: EntityManager, visit: BookedVisit, told: Recipients = everybody): Promise<void> {
    const at = this.clock.now();
    const readers: readonly Reader[] = [
      ...(told.patient ? (['patient'] as const) : []),
      ...(told.practitioner ? [visit.practitioner] : []),
    ];
    const notifications = readers.map((reader) => ({
      ...letterOf(reader, { kind: 'confirmed' }, visit, at),
      ...(told.waits && { waits: told.waits }),
      kept: isKept(reader),
      standing: {
        reader: idOf(reader),
        knew: [reader === 'patient' ? 'nothing' : 'off'],
        says: standingOf(reader, visit),
      },
    }));
    await this.outbox.post(tx, ...notifications.filter(({ to }) => to !== ''));
  }

  /** A provisional booking is told to its patient alone, with the button that confirms it. */
  async askForProof(tx: EntityManager, visit: BookedVisit, together?: SeveralVisits): Promise<void> {
    const { id, linkGeneration, holdExpiresAt, unprovenAddress } = visit.booking;
    const at = this.clock.now();
    const until = minuteOfInstant(holdExpiresAt!);
    await this.outbox.post(tx, {
      key: `provisional/${id}/${linkGeneration}/${at.getTime()}`,
      channel: 'email',
      template: 'booking-provisional',
      to: visit.patient!.email!,
      unprovenAddress,
      data: { ...patientNotification(visit), ...(together && { together: forPatient(together) }), until },
      about: id,
      at,
    });
  }

  /** What `notifyChange` begins with, for whoever can ask for it while they wait for something else. */
  unsent(tx: EntityManager, bookingId: string): Promise<readonly PendingNotification[]> {
    return this.outbox.unsent(tx, bookingId, this.clock.now());
  }

  /** It has changed. Who need not be told is, while a notification that is no longer true has not left, or may not have. */
  async notifyChange(
    tx: EntityManager,
    before: BookedVisit,
    after: BookedVisit,
    { unsent: known, told = everybody }: Notified = {},
  ): Promise<{ readonly patient: boolean }> {
    const unsent = known ?? (await this.unsent(tx, after.booking.id));
    await this.reviseTogether(tx, after);
    if (!told.waits) await this.renewLinkNotifications(tx, unsent, after);
    const patient = await this.tellOne(tx, 'patient', { before, after, unsent, told });
    await this.tellByText(tx, { before, after, unsent, told });
    // At least as new as the visits, which were read in this transaction.
    const { byId } = await this.catalogue.latest(tx);
    const ids = new Set(unsent.map(({ reader }) => reader).filter((reader) => !reader.startsWith('patient')));
    const concerned = [after.practitioner, before.practitioner, ...[...ids].map((id) => byId.practitioner.get(id)!)];
    for (const reader of new Map(concerned.map((one) => [one.id, one])).values()) {
      await this.tellOne(tx, reader, { before, after, unsent, told });
    }
    return { patient };
  }

  /**
   * What waits to tell the patient of several visits tells of this one as it is now, so that whatever is told of it later contradicts
   * nothing, however late the other one leaves.
   */
  async reviseTogether(tx: EntityManager, after: BookedVisit): Promise<void> {
    const { id, courseId, status } = after.booking;
    if (courseId === null) return;
    const rows = (await tx.query(`select id from bookings where course_id = $1`, [courseId])) as { id: string }[];
    const ids = rows.map((row) => row.id);
    for (const { id: notification, data } of await this.outbox.waitingTogether(tx, ids, this.clock.now())) {
      const { together } = data;
      const isQuotedAnew = together.visits.some(
        ({ uid, price, currency }) =>
          uid === id && (price !== after.booking.price || currency !== after.booking.currency),
      );
      const visits = together.visits.flatMap((visit) => {
        if (visit.uid !== id) return [visit];
        return status === 'cancelled' ? [] : [{ ...visit, ...patientNotification(after) }];
      });
      if (visits.length === 0) await this.outbox.replace(tx, [notification]);
      else {
        const price = isQuotedAnew ? null : together.price;
        await this.outbox.revise(tx, notification, {
          ...data,
          ...visits[0]!,
          together: { ...together, visits, price },
        });
      }
    }
  }

  /**
   * A change within a day of the visit, to the patient's telephone as well. It goes with the e-mail, also in the quiet
   * hours: who is to leave at seven must know at night that the visit at eight is off.
   */
  async tellByText(tx: EntityManager, change: Change): Promise<void> {
    const { before, after, unsent, told } = change;
    const waits = unsent.some(({ reader }) => reader === byText);
    const standings = [standingOf('patient', before), standingOf('patient', after)];
    if (!waits && !(told.patient && isNear(standings, minuteOfInstant(this.clock.now())))) return;
    const textTo = await this.textRecipients.wantedBy(tx, after);
    if (textTo !== null || waits) await this.tellOne(tx, { textTo: textTo ?? '' }, change);
  }

  /** Answers whether they hear of it. */
  private async tellOne(tx: EntityManager, reader: Reader, { before, after, unsent, told }: Change): Promise<boolean> {
    const theirs = unsent.filter((notification) => notification.reader === idOf(reader) && !isRenewed(notification));
    if (theirs.length === 0 && !(isPractitioner(reader) ? told.practitioner : told.patient)) return false;
    const at = this.clock.now();
    const waiting = theirs.filter(({ template }) => template !== 'booking-link').map(asUnsent);
    const says = standingOf(reader, after);
    const merged = merge({
      unsent: waiting,
      before: standingOf(reader, before),
      after: says,
      now: at.getTime(),
      undoable: Boolean(told.waits),
    });
    await this.outbox.replace(tx, merged.replaced);
    if (told.waits) await this.outbox.keepBack(tx, idsOf(waiting, at), told.waits.until);
    if (!merged.word) return theirs.length > 0;
    const notification = letterOf(reader, merged.word, await this.asKnown(tx, reader, after, merged), at, {
      message: told.message,
    });
    if (notification.to === '') return false;
    const standing = { reader: idOf(reader), knew: merged.knew, says };
    const waits = told.waits ?? { until: new Date(merged.due) };
    const unprovenAddress = told.byClinic ? null : notification.unprovenAddress;
    await this.outbox.post(tx, { ...notification, unprovenAddress, standing, waits, kept: isKept(reader) });
    return true;
  }

  /** A practitioner is told that what they knew is off: with a colleague, or at another time, it was never theirs. */
  private async asKnown(tx: EntityManager, reader: Reader, visit: BookedVisit, { word }: Merged): Promise<BookedVisit> {
    if (!isPractitioner(reader) || word?.kind !== 'cancelled' || !word.known) return visit;
    return bookedVisit(at(visit, word.known), visit.record, await this.catalogue.latest(tx));
  }

  /** They were asked for and go at once, so they say how things stand; of a visit that is off there is nothing to manage. */
  private async renewLinkNotifications(
    tx: EntityManager,
    unsent: readonly PendingNotification[],
    visit: BookedVisit,
  ): Promise<void> {
    const notifications = unsent.filter(isRenewed);
    const says = standingOf('patient', visit);
    if (says === 'off') {
      const ids = notifications.map(({ id }) => id);
      return this.outbox.replace(tx, ids);
    }
    for (const { id } of notifications) await this.outbox.rewrite(tx, id, patientNotification(visit), says);
  }
}

/** For those who want one notification in the morning; what cannot wait for it is let go by daily-digest.job.ts. */
const isKept = (reader: Reader) => isPractitioner(reader) && reader.letters === 'morning';
const isRenewed = ({ template, isClaimed }: PendingNotification) => template === 'booking-link' && !isClaimed;
/** The patient by text message hears less than the same patient by e-mail, so they are two readers. */
const byText = 'patient/text';
const idOf = (reader: Reader): string => (reader === 'patient' ? reader : isPractitioner(reader) ? reader.id : byText);

function asUnsent({ id, knew, says, perhapsRead, isClaimed, dueAt }: PendingNotification): Unsent {
  // Written here and nowhere else.
  return {
    id,
    knew: knew as readonly Standing[],
    says: says as Standing,
    perhapsRead,
    isClaimed,
    due: dueAt.getTime(),
  };
}

/** Those that wait for a change of mind. */
function idsOf(waiting: readonly Unsent[], now: Date): readonly string[] {
  return waiting.filter(({ perhapsRead, due }) => !perhapsRead && due > now.getTime()).map(({ id }) => id);
}

function at(
  { booking }: BookedVisit,
  { start, end, practitioner, location, treatment = booking.treatmentId }: Appointed,
): BookedVisit['booking'] {
  return {
    ...booking,
    startsAt: instantOfMinute(start),
    endsAt: instantOfMinute(end),
    practitionerId: practitioner,
    locationId: location,
    treatmentId: treatment,
    addOnIds: treatment === booking.treatmentId ? booking.addOnIds : [],
  };
}
