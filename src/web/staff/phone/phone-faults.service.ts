import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { wantedBy } from '../../../availability/time-request.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Conflicts } from '../../../bookings/by-staff/conflicts.service.js';
import type { Doubt } from '../../../bookings/by-staff/doubts.js';
import { wrongAudienceOf } from '../../../patients/returning.js';
import type { Refusal } from '../../../platform/refusal.js';
import { longTime } from '../../../time/wording.js';
import { conflictInWords, mayAllowOverbooking, missingReasons } from '../conflict.view.js';
import { wrongAudienceInWords } from '../in-words.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { whyNotBooked } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import type { PhoneForm } from './phone-form.js';
import type { WrongView } from './phone-page.js';

/** Why a booking by phone was refused, and what can be done about it; what was typed stays. */
@Injectable()
export class PhoneFaults {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly conflicts: Conflicts,
  ) {}

  /** @throws what the form cannot show */
  async of(
    member: StaffMember,
    form: PhoneForm,
    { start, practitioner }: { readonly start: number; readonly practitioner: string },
    fault: Refusal,
  ): Promise<Partial<WrongView>> {
    const site = await this.siteContext.site();
    const { t, locale, now } = site;
    const snapshot = await this.catalogue.latest();
    const zone = snapshot.locations.find(({ slug }) => slug === form.location)?.timeZone ?? 'Etc/UTC';
    const audience = wrongAudienceOf(fault);
    if (audience) {
      const said = wrongAudienceInWords(site, audience, zone);
      return { errors: { forAnyone: said }, forOthers: said };
    }
    if (fault.code === 'doubtful') {
      const all = [...form.accepted, ...(fault.values['doubts'] as readonly Doubt[])];
      const day = longTime(zone, start, locale, now);
      const doubts = all.map((doubt) => ({
        doubt,
        text: t(`phone.doubt.${doubt}`, { day }),
        accepted: form.accepted.includes(doubt),
      }));
      return { errors: { accepted: t('phone.doubtful') }, doubts };
    }
    if (fault.code === 'patient-busy')
      return {
        fault: whyNotBooked(site, fault.code),
        errors: missingReasons(site, { outside: false, overbook: true }, form),
      };
    if (fault.code !== 'slot-taken' && fault.code !== 'slot-not-offered') throw fault;
    const { treatment, addOn: addOns, location } = form;
    const wanted = wantedBy({ treatment, addOns, practitioner, location, start });
    const found = await this.conflicts.of(staffActorOf(member), { ...wanted, audience: 'staff' }, start, {
      room: form.room || null,
    });
    if (!found) return { fault: whyNotBooked(site, fault.code) };
    const conflict = conflictInWords(site, found, snapshot, mayAllowOverbooking(member));
    return { conflict, errors: missingReasons(site, conflict, form) };
  }
}
