import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { CalendarOwner } from '../../../calendar-feeds/calendar-owners.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput } from '../../../platform/refusal.js';
import { page } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { CalendarViews } from './calendar-views.service.js';
import { CalendarsPage } from './calendars-page.js';
import type { CalendarsView } from './calendars.view.js';

type Sent = Pick<CalendarsView, 'at' | 'typed'>;

/** When something is wrong with what was sent, the form comes back as it was typed, with what is wrong beside the field. */
@Injectable()
export class FormAgain {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: CalendarViews,
  ) {}

  async unless(member: StaffMember, owner: CalendarOwner, sent: Sent, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const site = await this.siteContext.site();
      const refused = { ...sent, errors: fieldErrors(fault, site.locale) };
      const view = await this.views.view(site, member, owner, refused);
      return page(<CalendarsPage site={site} view={view} />, { personal: true, status: fault.status });
    }
  }
}
