import { Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { EmailChanges } from '../../../accounts/email-changes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page, seeOther } from '../../shared/answer.js';
import { Form } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { StaffPage } from '../staff-page.js';

/** The link in the message to an address that an account is to have: only the button does anything. */
@Controller('staff/email/:token')
@Allow('public')
export class EmailController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly emails: EmailChanges,
  ) {}

  @Get()
  async show(@Param('token') token: string): Promise<Answer> {
    const [site, { name, email }] = await Promise.all([this.siteContext.site(), this.emails.holder(token)]);
    const { t } = site;
    return page(
      <StaffPage site={site} view={{}} title={t('new-email.title')} heading={t('new-email.heading', { name })}>
        <p>{t('new-email.lead', { email, clinic: site.name })}</p>
        <Form action={`/staff/email/${token}`} submit={t('new-email.confirm')} />
      </StaffPage>,
    );
  }

  @Post()
  async confirm(@Param('token') token: string): Promise<Answer> {
    await this.emails.confirm(token);
    return seeOther('/staff/sign-in?news=email');
  }
}
