import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { type FirstStep, firstSteps } from '../../../clinic-file/first-steps.js';
import { MessageTemplates } from '../../../notifications/message-templates.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { IndexPage } from './index-page.js';
import { adminGroups } from '../../staff/page-list.js';
import { nowOf } from './admin-pages.js';

const hoursPage = '/staff/hours';

const whereTo: Readonly<Record<FirstStep, string>> = {
  location: '/admin/locations',
  room: '/admin/locations',
  practitioner: '/admin/practitioners',
  treatment: '/admin/treatments',
  offer: '/admin/treatments',
  hours: hoursPage,
};

/** Where an administrator begins. */
@Controller('admin')
@Allow('admin')
export class IndexController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly staffing: StaffMembers,
    private readonly texts: MessageTemplates,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember): Promise<Answer> {
    const [site, { file }, people, unfit] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.staffing.list(),
      this.texts.unfit(),
    ]);
    const facts = { file, staff: people.filter(({ active }) => active).length, outdatedTemplates: unfit.length };
    const steps = firstSteps(file);
    const known = new Set([hoursPage, ...adminGroups.flatMap(({ pages }) => pages.map(({ href }) => href))]);
    const view = {
      member,
      steps: steps.every(({ done }) => done)
        ? []
        : steps.map(({ step, done }) => ({
            text: site.t(`admin.first.${step}`),
            done,
            ...(known.has(whereTo[step]) && { href: whereTo[step] }),
          })),
      groups: adminGroups.map(({ title, pages }) => ({
        title: site.t(title),
        pages: pages.map((listed) => ({
          href: listed.href,
          title: site.t(listed.title),
          now: nowOf[listed.href]!(facts, site.t),
        })),
      })),
    };
    return page(<IndexPage site={site} view={view} />);
  }
}
