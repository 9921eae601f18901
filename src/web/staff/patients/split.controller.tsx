import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { clinicLocale } from '../../../i18n/language.js';
import { callerSchema } from '../../../patients/contact.js';
import { type SplitRequest, Splits } from '../../../patients/splits.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { asTyped, parse, several } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refused } from '../refused.js';
import { patientAddress } from './patient-address.js';
import { PatientId } from './patient-id.decorator.js';
import { SplitCheckPage, type SplitForm, SplitPage } from './split-page.js';
import { SplitViews } from './split-views.service.js';

const splitForm = z.object({
  visit: several(z.string().max(20)).catch([]),
  to: z.union([z.uuid(), z.literal('')]).catch(''),
  q: z.string().max(100).default('').catch(''),
  name: asTyped,
  phone: asTyped,
  email: asTyped,
  seen: z.string().max(60).optional(),
});
const empty: SplitForm = { visit: [], to: '', q: '', name: '', phone: '', email: '' };

/** Appointments of a record that are somebody else's. */
@Controller('staff/patients/:id/split')
@Allow('reception', 'admin')
export class SplitController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: SplitViews,
    private readonly splits: Splits,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  begin(@Staff() member: StaffMember, @PatientId() id: string): Promise<Answer> {
    return this.show(member, id, empty);
  }

  @Post('search')
  find(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    return this.show(member, id, parse(splitForm, body));
  }

  /** First it is checked; sent again with what was seen, it is done. */
  @Post()
  async split(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    const { seen, ...form } = parse(splitForm, body);
    const site = await this.siteContext.site();
    if (form.visit.length === 0)
      return this.show(member, id, form, { errors: { visit: site.t('split.none-chosen') }, status: 400 });
    try {
      const { clinic, locations } = await this.catalogue.latest();
      const at = { country: locations[0]?.address.country ?? '', locale: clinicLocale(clinic) };
      const { name, phone, email } = form;
      const to = form.to ? { id: form.to } : parse(callerSchema, { name, phone, email });
      const request: SplitRequest = { references: form.visit, to };
      if (seen !== undefined) {
        const patient = await this.splits.split(member, id, request, at, seen);
        return seeOther(patientAddress(patient, 'split'));
      }
      const plan = await this.splits.plan(id, request, at);
      return page(<SplitCheckPage site={site} view={await this.views.check(site, member, id, { form, plan })} />);
    } catch (fault) {
      return this.show(member, id, form, refused(fault, site));
    }
  }

  private async show(
    member: StaffMember,
    id: string,
    form: SplitForm,
    { status, ...wrong }: Partial<ReturnType<typeof refused>> = {},
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.form(site, member, id, form);
    return page(<SplitPage site={site} view={{ ...view, ...wrong }} />, { status });
  }
}
