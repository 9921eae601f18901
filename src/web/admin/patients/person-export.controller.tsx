import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Erasures } from '../../../privacy/erasures.service.js';
import { PersonExports } from '../../../privacy/person-exports.service.js';
import { file, page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { personCopyView } from './person-copy.view.js';
import { PersonCopyPage, PersonExportPage } from './person-export-page.js';

const pressed = z.object({ do: z.enum(['read', 'file']) });
const uuid = () => new ParseUUIDPipe({ errorHttpStatusCode: 404 });

/** A copy of all that is known about one patient. A button makes it, since practitioners are told. */
@Controller('admin/patients/:patient/export')
@Allow('admin')
@FreshSignIn()
export class PersonExportController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly exports: PersonExports,
    private readonly erasures: Erasures,
  ) {}

  @Get()
  async ask(@Staff() member: StaffMember, @Param('patient', uuid()) patientId: string): Promise<Answer> {
    const { name } = await this.erasures.person(patientId);
    return page(<PersonExportPage site={await this.siteContext.site()} view={{ member, patientId, name }} />, {
      personal: true,
    });
  }

  @Post()
  async take(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { do: wanted } = parse(pressed, body);
    const copy = await this.exports.take(member, patientId);
    const site = await this.siteContext.site();
    if (wanted === 'file') {
      const name = `patient-${copy.takenAt.slice(0, 10)}.json`;
      return file(`${JSON.stringify(copy, null, 2)}\n`, 'application/json; charset=utf-8', { name });
    }
    const view = { member, patientId, ...personCopyView(site, copy) };
    return page(<PersonCopyPage site={site} view={view} />, { personal: true });
  }
}
