import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { HandOvers, type HandOver } from '../../../records/hand-overs.service.js';
import type { RecordOpening } from '../../../records/record-opening.js';
import { RecordOpenings } from '../../../records/record-openings.service.js';
import { clock, longTime, shortDay } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { OpeningLine } from './opening-list.js';
import type { HandOverLine, RecordsView } from './records-page.js';

/** Lists of who was let see what, in words. */
@Injectable()
export class RecordsDesk {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly handOvers: HandOvers,
    private readonly openings: RecordOpenings,
  ) {}

  async ofPractitioner(site: Site, member: StaffMember): Promise<Omit<RecordsView, 'news'>> {
    const [{ given, received }, openings, zone] = await Promise.all([
      this.handOvers.of(member),
      this.openings.list(member.practitionerId),
      this.zone(),
    ]);
    const day = ({ at }: HandOver) => shortDay(zone, minuteOfInstant(at), site.locale);
    const line = (handOver: HandOver, who: string, said: string): HandOverLine => ({ ...handOver, who, said });
    return {
      received: received.map((one) =>
        line(one, one.from, site.t('records.received-line', { name: one.from, day: day(one) })),
      ),
      given: given.map((one) => line(one, one.to, site.t('records.given-line', { name: one.to, day: day(one) }))),
      openings: openings.map((opening) => inWords(site, zone, opening)),
    };
  }

  async everyOpening(site: Site): Promise<OpeningLine[]> {
    const [openings, zone] = await Promise.all([this.openings.list(null), this.zone()]);
    return openings.map((opening) => inWords(site, zone, opening));
  }

  /** Whose clock such lists are told by: the clinic's first place. */
  async zone(): Promise<string> {
    const { locations } = await this.catalogue.latest();
    return locations[0]?.timeZone ?? 'UTC';
  }
}

function inWords({ t, locale }: Site, zone: string, opening: RecordOpening): OpeningLine {
  const { id, patient, by, at, closedAt } = opening;
  const from = longTime(zone, minuteOfInstant(at), locale);
  const until = clock(zone, minuteOfInstant(closedAt ?? opening.until));
  return {
    id,
    patient,
    said: t(closedAt ? 'opening.closed' : 'opening.line', { by, from, until }),
    why: t('opening.why', { reason: opening.reason }),
  };
}
