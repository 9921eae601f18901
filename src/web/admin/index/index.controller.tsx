import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { say } from '../../../i18n/words.js';
import { MessageTemplates } from '../../../notifications/message-templates.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { bookingButton } from '../links/link-snippets.js';
import { firstStepsView } from './first-steps.view.js';
import { IndexPage } from './index-page.js';
import { adminGroups } from '../../staff/page-list.js';
import { nowOf } from './admin-pages.js';

const query = z.object({ news: z.literal('authenticator-on').optional().catch(undefined) });

/** Where an administrator begins. */
@Controller('admin')
@Allow('admin')
export class IndexController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly staffing: StaffMembers,
    private readonly texts: MessageTemplates,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Query() asked: unknown): Promise<Answer> {
    const { news } = parse(query, asked);
    const [site, { file }, people, unfit] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.staffing.list(),
      this.texts.unfit(),
    ]);
    const facts = { file, staff: people.filter(({ active }) => active).length, outdatedTemplates: unfit.length };
    const steps = firstStepsView(await this.catalogue.current(), site.t);
    const view = {
      member,
      news: news && site.t(`me.news.${news}`),
      steps,
      ...(steps.length === 0 && site.isNew && { button: buttonOf(site, file.locale) }),
      groups: adminGroups.map(({ title, pages }) => ({
        title: site.t(title),
        pages: pages.map((listed) => ({
          href: listed.href,
          title: site.t(listed.title),
          now: nowOf[listed.href](facts, site.t),
        })),
      })),
    };
    return page(<IndexPage site={site} view={view} />);
  }
}

/** In the language of the clinic's patients. */
function buttonOf({ origin }: Site, locale: string): string {
  return bookingButton(`${origin}/find`, say('my.book', {}, locale));
}
