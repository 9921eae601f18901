import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { movedBy } from '../../../clinic-file/ordered.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { personDetails, withPerson } from '../../../clinic-file/person-edits.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { filled, readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refused } from '../../staff/refused.js';
import type { PersonFields } from './practitioner-fields.js';
import { offersIn } from './offers-form.js';
import { PractitionerPages } from './practitioner-pages.service.js';
import { NewPractitionerPage, PractitionersPage } from './practitioners-page.js';
import { entryAddress } from '../resource/address.js';

const order = z.object({ slug: z.string().max(80), by: z.enum(['up', 'down']) });
const back = z.object({ id: z.uuid() });

/** Who treats. */
@Controller('admin/practitioners')
@Allow('admin')
export class PractitionersController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly pages: PractitionerPages,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember): Promise<Answer> {
    return this.show(member);
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { slug, by } = parse(order, body);
    await this.edits.change(member, { action: 'practitioners.ordered' }, (file) => ({
      ...file,
      practitioners: movedBy(file.practitioners, slug, by === 'up' ? -1 : 1),
    }));
    return seeOther('/admin/practitioners');
  }

  @Post('restore')
  async bringBack(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    try {
      const { slug, dropped } = await this.retired.bringBack(member, 'practitioners', parse(back, body).id);
      return seeOther(`${entryAddress('/admin/practitioners', slug)}?news=returned&misfits=${dropped}`);
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.siteContext.site());
      return this.show(member, said, status);
    }
  }

  @Get('new')
  async blank(@Staff() member: StaffMember): Promise<Answer> {
    return this.form(member, filled(personDetails, {}));
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const gone = await this.retired.list('practitioners');
    let slug = '';
    try {
      const { value, faults } = readForm(personDetails, typed);
      await this.edits.change(member, { action: 'practitioner.added', faults }, (file) => {
        slug = slugOf(value.name, new Set([...file.practitioners, ...gone].map((one) => one.slug)));
        return withPerson(file, slug, value, offersIn(typed));
      });
      return seeOther(`${entryAddress('/admin/practitioners', slug)}?news=saved`);
    } catch (fault) {
      const {
        errors,
        fault: said,
        status,
      } = refused(fault, await this.siteContext.site(), {
        prefix: pathOf('practitioners', slug),
        entity: personDetails,
      });
      return this.form(member, typed, { errors }, said, status);
    }
  }

  private async show(member: StaffMember, fault?: string, status = 200): Promise<Answer> {
    const [site, { file }, gone] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.retired.list('practitioners'),
    ]);
    const entries = file.practitioners.map(({ slug, name, title, offers, hours }) => ({
      slug,
      name,
      href: entryAddress('/admin/practitioners', slug),
      facts: [
        title,
        site.t('practitioners.offers', {
          count: new Set(offers.map(({ treatment }) => treatment)).size,
          hours: hours.length,
        }),
      ].filter(Boolean),
    }));
    return page(<PractitionersPage site={site} view={{ member, entries, gone, fault }} />, { personal: true, status });
  }

  private async form(
    member: StaffMember,
    typed: Typed,
    more: Partial<PersonFields> = {},
    fault?: string,
    status = 200,
  ): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const fields = this.pages.fields(site, file, { action: '/admin/practitioners/new', typed, ...more });
    return page(<NewPractitionerPage site={site} view={{ member, fields, fault }} />, { personal: true, status });
  }
}
