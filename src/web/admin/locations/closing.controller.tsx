import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { filled, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { parseForm } from '../../../configuration/parse-form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput } from '../../../platform/refusal.js';
import { page } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { EntityField } from '../../staff/entity-field.js';
import { AdminPage } from '../admin-page.js';
import { EditForm } from '../resource/edit-form.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { closing } from './closing.js';

const here = '/admin/closing';

/** Several locations close at once, for a holiday or because of snow: one change, with one look at the visits it displaces. */
@Controller('admin/closing')
@Allow('admin')
export class ClosingController {
  constructor(private readonly tools: ResourceTools) {}

  @Get()
  async blank(@Staff() member: StaffMember): Promise<Answer> {
    const { file } = await this.tools.edits.current();
    const locations = file.locations.map(({ slug }) => slug);
    return this.form(member, { ...filled(closing, {}), locations });
  }

  @Post()
  async close(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    try {
      const { locations, ...closure } = parseForm(closing, typed);
      const subject = await this.tools.idOf('locations', { slug: locations[0]!, within: '' });
      return await this.tools.changing.beginConfiguration(member, subject, { kind: 'closures', locations, closure });
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const { locale } = await this.tools.siteContext.site();
      return this.form(member, typed, fieldErrors(fault, locale), fault.status);
    }
  }

  private async form(member: StaffMember, typed: Typed, errors: FieldErrors = {}, status = 200): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.tools.siteContext.site(), this.tools.edits.current()]);
    const { t } = site;
    const choices = file.locations.map(({ slug, name }) => ({ value: slug, label: name }));
    const locations = <EntityField name="locations" label={t('closure.locations')} choices={choices} />;
    const form = { action: here, typed, errors, carry: {}, more: {} };
    const back = { href: '/admin/locations', text: t('locations.title') };
    return page(
      <AdminPage site={site} view={{ member, errors }} title={t('closing.title')} back={back} here="/admin/locations">
        <p>{t('closing.lead')}</p>
        <EditForm entity={closing} form={form} custom={{ locations }} submit={t('closure.submit')} />
      </AdminPage>,
      { status },
    );
  }
}
