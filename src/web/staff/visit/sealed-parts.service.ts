import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { NoteShares } from '../../../records/note-shares.service.js';
import { VisitAnswers } from '../../../records/visit-answers.service.js';
import { VisitNotes } from '../../../records/visit-notes.service.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { noteView } from '../records/note-view.js';
import { shareInWords } from '../records/share-in-words.js';
import type { ShareNotesView } from './share-notes.js';
import type { StaffVisitView } from './staff-visit-page.js';

type Parts = Pick<StaffVisitView, 'notes' | 'said' | 'flagged' | 'handingOver' | 'forAdmins'>;

/** Of a provisional booking, which may lapse. */
export const nothingSealed: Parts = { notes: null, said: null, flagged: null, handingOver: null, forAdmins: null };

/** Of a visit what is sealed: to its practitioner all of it, to reception a flag, to an administrator the way to it. */
@Injectable()
export class SealedParts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly notes: VisitNotes,
    private readonly answers: VisitAnswers,
    private readonly noteShares: NoteShares,
  ) {}

  async view(site: Site, member: StaffMember, visit: BookedVisit): Promise<Parts> {
    const by = staffActorOf(member);
    const { reference, practitionerId, patientId } = visit.booking;
    const own = by.practitionerId === practitionerId;
    const views = member.roles.includes('reception');
    const admin = member.roles.includes('admin');
    const zone = visit.location.timeZone;
    const notes = own ? await this.notes.read(by, reference) : null;
    return {
      notes: notes?.map((note) => noteView(site, zone, note, { reference, ownerId: practitionerId })) ?? null,
      said: own ? await this.answers.read(by, reference) : null,
      flagged: views && !own ? await this.answers.flagged(reference) : null,
      handingOver: own ? await this.handingOver(site, member, visit) : null,
      forAdmins: admin ? patientId : null,
    };
  }

  private async handingOver(
    site: Site,
    member: StaffMember,
    { booking, location }: BookedVisit,
  ): Promise<ShareNotesView> {
    const [shares, { practitioners }] = await Promise.all([
      this.noteShares.ofVisit(member, booking.reference),
      this.catalogue.latest(),
    ]);
    const inWords = shares.map((share) => ({ ...share, said: shareInWords(site, location.timeZone, share) }));
    const given = inWords.filter(({ until }) => until === null);
    return {
      colleagues: practitioners
        .filter(({ id, name }) => id !== member.practitionerId && !given.some(({ to }) => to === name))
        .map(({ slug: value, name: label }) => ({ value, label })),
      given,
      ended: inWords.flatMap(({ until, said }) => (until ? [said] : [])),
    };
  }
}
