import { Inject, Injectable } from '@nestjs/common';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { agreedAs } from '../../../bookings/booked.js';
import { agreementOf } from '../../../bookings/by-patient/book.service.js';
import { isProvisional } from '../../../bookings/booking.js';
import { Alternatives } from '../../../bookings/holding/alternatives.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { page, seeOther } from '../../shared/answer.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { isoOf } from '../../../time/wall-clock.js';
import { bookAddress, type Choice, choiceOf, findAddress } from '../choice.js';
import { visitToken } from '../visit/visit-cookie.js';
import { Choosing } from './choosing.service.js';
import { DetailsPage, type TypedDetails } from './details-page.js';
import { detailsView } from './details.view.js';
import { FormDrafts } from './form-drafts.service.js';
import { filledIn, type HouseholdMember } from './household-member.js';
import { HoldExpiredPage } from './hold-expired-page.js';
import { minuteOfStart } from './start.js';

/** What an address or a form still knows of the time the hold was for. */
type Timed = Partial<Choice> & { readonly start?: string };

interface Filled {
  readonly typed: TypedDetails;
  readonly errors?: FieldErrors;
  readonly suggestion?: string;
  /** For whom it is, where that is known. */
  readonly member?: HouseholdMember;
  readonly cookies: Readonly<Record<string, string>>;
}

/** The form for a patient's details, and the page in its place when the hold has expired. @throws Refusal visit-not-found: it was confirmed */
@Injectable()
export class DetailsPages {
  constructor(
    private readonly rows: BookingRows,
    private readonly alternatives: Alternatives,
    private readonly choosing: Choosing,
    private readonly formDrafts: FormDrafts,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  async form(
    site: Site,
    hold: string,
    kept: Timed,
    { typed, errors = {}, suggestion, member, cookies }: Filled,
  ): Promise<Answer> {
    try {
      const visit = await this.rows.byHold(hold);
      const { booking } = visit;
      // Confirmed already, and the patient comes back to the form: they see the visit. The address alone shows nobody anything.
      if (booking.status !== 'held' || isProvisional(booking)) {
        if (!visitToken(cookies, booking.reference)) throw new Refusal('visit-not-found');
        return seeOther(`/book/done/${booking.reference}`);
      }
      const agreement = agreementOf(agreedAs(visit));
      const carried = { ...choiceOf(visit, kept), start: booking.startsAt.toISOString(), agreement };
      const now = this.clock.now();
      if (booking.holdExpiresAt! <= now) return await this.chosenAgain(site, carried, typed);
      const view = detailsView(site, visit, hold, {
        carried,
        typed: member ? filledIn(member, typed) : typed,
        suggestion,
        errors,
        member,
        now,
        once: secretToken(),
        texts: this.settings.texts !== undefined,
      });
      const status = Object.keys(errors).length > 0 ? 400 : 200;
      return page(<DetailsPage site={site} view={view} />, { status, personal: true });
    } catch (fault) {
      if (!isGone(fault)) throw fault;
      if (await this.rows.isSpentHold(hold)) throw new Refusal('visit-not-found');
      return this.chosenAgain(site, kept, typed);
    }
  }

  /** The hold has expired before anything was sent: a time that is still free is chosen once more, with what was typed. */
  private async chosenAgain(site: Site, carried: Timed, typed: TypedDetails): Promise<Answer> {
    const { candidate, known, start, near } = await this.nearest(carried);
    if (!candidate || !known || start === null || near[0]?.start !== start) return this.expired(site, carried, typed);
    return seeOther(bookAddress(known, { start: isoOf(candidate.location.timeZone, start) }), {
      cookies: this.drafted(typed, carried),
    });
  }

  /** Nobody else can take its time yet. */
  async isHeld(hold: string): Promise<boolean> {
    const until = (await this.rows.byHold(hold).catch(absent))?.booking.holdExpiresAt;
    return until != null && until > this.clock.now();
  }

  /** With the nearest free times. */
  async expired(site: Site, carried: Timed, typed: TypedDetails): Promise<Answer> {
    const { known, near } = await this.nearest(carried);
    const view = {
      nearest: known ? this.choosing.nearest(site, near, known) : [],
      again: known ? bookAddress(known) : findAddress(carried),
      typed: Object.values(typed).some(Boolean),
    };
    return page(<HoldExpiredPage site={site} view={view} />, {
      status: 409,
      personal: true,
      cookies: this.drafted(typed, carried),
    });
  }

  private async nearest(carried: Timed) {
    const candidate = await this.choosing.candidate(carried).catch(absent);
    const start = minuteOfStart(carried.start);
    const known = candidate && start !== null ? choiceOf(candidate, carried) : null;
    const near = known ? await this.alternatives.near({ ...known, addOns: known.addOn, start: start! }) : [];
    return { candidate, known, start, near };
  }

  private drafted(typed: TypedDetails, { person }: Timed): Cookie[] {
    return Object.values(typed).some(Boolean) ? [this.formDrafts.keep(typed, person)] : [];
  }
}

/** The hold has expired, and perhaps somebody else has its time. */
export const isGone = (fault: unknown) =>
  fault instanceof Refusal && ['hold-expired', 'slot-taken', 'slot-not-offered', 'not-found'].includes(fault.code);

/** What says no to the person, and not to the time. */
export function isAboutPerson(fault: unknown): fault is Refusal {
  const codes = ['patient-busy', 'new-patients-only', 'returning-patients-only'];
  return fault instanceof Refusal && codes.includes(fault.code);
}

function absent(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
