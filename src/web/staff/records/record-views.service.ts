import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { NoteShares, type NoteShare } from '../../../records/note-shares.service.js';
import type { EmergencyAccessGrant } from '../../../records/emergency-access-grant.js';
import { EmergencyAccess } from '../../../records/emergency-access.service.js';
import { clock, longTime, shortDay } from '../../../time/wording.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { EmergencyAccessLine } from './emergency-access-list.js';
import type { NoteShareLine, RecordsView } from './records-page.js';

/** Lists of who was let see what, in words. */
@Injectable()
export class RecordViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly noteShares: NoteShares,
    private readonly emergencyAccess: EmergencyAccess,
  ) {}

  async ofPractitioner(site: Site, member: StaffMember): Promise<Omit<RecordsView, 'news'>> {
    const [{ given, received }, openings, zone] = await Promise.all([
      this.noteShares.of(member),
      this.emergencyAccess.list(member.practitionerId),
      this.zone(),
    ]);
    const dayOf = (at: Date) => shortDay(zone, minuteOfInstant(at), site.locale, site.now);
    const day = ({ at }: NoteShare) => dayOf(at);
    const line = (handOver: NoteShare, who: string, said: string): NoteShareLine => ({ ...handOver, who, said });
    return {
      received: received.map((one) =>
        line(one, one.from, site.t('records.received-line', { name: one.from, day: day(one) })),
      ),
      given: given
        .filter(({ until }) => until === null)
        .map((one) => line(one, one.to, site.t('records.given-line', { name: one.to, day: day(one) }))),
      ended: given.flatMap((one) => {
        const { to: name, until } = one;
        if (until === null) return [];
        return [line(one, name, site.t('records.ended-line', { name, day: day(one), until: dayOf(until) }))];
      }),
      openings: openings.map((opening) => inWords(site, zone, opening)),
    };
  }

  async everyOpening(site: Site): Promise<EmergencyAccessLine[]> {
    const [openings, zone] = await Promise.all([this.emergencyAccess.list(null), this.zone()]);
    return openings.map((opening) => inWords(site, zone, opening));
  }

  /** Everyone who treats here but this one, by id. */
  async colleagues(except: string | null): Promise<readonly Choice[]> {
    const { practitioners } = await this.catalogue.latest();
    return practitioners.filter(({ id }) => id !== except).map(({ slug: value, name: label }) => ({ value, label }));
  }

  /** Whose clock such lists are told by: the clinic's first place. */
  async zone(): Promise<string> {
    const { locations } = await this.catalogue.latest();
    return locations[0]?.timeZone ?? 'UTC';
  }
}

function inWords({ t, locale, now }: Site, zone: string, opening: EmergencyAccessGrant): EmergencyAccessLine {
  const { id, patient, by, at, closedAt } = opening;
  const from = longTime(zone, minuteOfInstant(at), locale, now);
  const until = clock(zone, minuteOfInstant(closedAt ?? opening.until), locale);
  return {
    id,
    patient,
    said: t(closedAt ? 'emergency-access.closed' : 'emergency-access.line', { by, from, until }),
    why: t('emergency-access.why', { reason: opening.reason }),
  };
}
