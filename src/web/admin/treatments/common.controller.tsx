import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { whole } from '../../../clinic-file/broken-clinic.js';
import { typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { refused, type Refused } from '../../staff/refused.js';
import { carried } from '../resource/requests.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { CommonPage } from './common-page.js';
import { filledCommon, missingIn, nameIn, withCommon } from './common-treatments.js';

const here = '/admin/treatments/common';

/** Treatments that many clinics offer, several at once. */
@Controller('admin/treatments/common')
@Allow('admin')
export class CommonTreatmentsController {
  constructor(private readonly tools: ResourceTools) {}

  @Get()
  async show(@Staff() member: StaffMember): Promise<Answer> {
    return this.form(member, filledCommon((await this.tools.edits.current()).file));
  }

  @Post()
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { tools } = this;
    const typed = typedIn(body);
    const { once } = parse(carried, body);
    const site = await tools.siteContext.site();
    try {
      const { file } = await tools.edits.current();
      const draft = withCommon(file, typed);
      whole(draft.file, draft.faults);
      const request = once ? { key: once, caller: actorOf(member), scope: `POST ${here}`, body: typed } : undefined;
      await tools.idempotency.run(request, async (tx) => {
        await tools.edits.within(tx, member, { action: 'treatment.added' }, (now) => withCommon(now, typed).file);
        return {};
      });
    } catch (fault) {
      return this.form(member, typed, refused(fault, site));
    }
    const isOpenNow = await tools.siteContext.hasOpened(site);
    return seeOther(isOpenNow ? '/admin' : '/admin/treatments?news=added-several');
  }

  private async form(member: StaffMember, typed: Typed, wrong?: Refused): Promise<Answer> {
    const { tools } = this;
    const [site, { file }] = await Promise.all([tools.siteContext.site(), tools.edits.current()]);
    const { errors = {}, fault, status } = wrong ?? {};
    const treatments = missingIn(file).map((common) => ({
      slug: common.slug,
      name: nameIn(common, file.locale),
      facts: site.t('common.minutes', { minutes: common.phases.reduce((sum, { minutes }) => sum + minutes, 0) }),
    }));
    const view = { member, fault, errors, typed, treatments, currency: file.currency, once: secretToken() };
    return page(<CommonPage site={site} view={view} />, { status });
  }
}
