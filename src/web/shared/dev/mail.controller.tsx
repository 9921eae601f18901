import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { LoopbackGuard } from '../../../platform/http/loopback.guard.js';
import { MailFolder, type Mail } from '../../../platform/embedded/mail-folder.service.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { file, page } from '../answer.js';
import { SiteContext } from '../site-context.service.js';
import { MailboxPage, MailPage } from './mail-page.js';

/** What the embedded sink received, for people at this machine. With a real SMTP server there is nothing here. */
@Controller('dev/mail')
@Allow('public')
@UseGuards(LoopbackGuard)
export class MailController {
  private readonly folder: MailFolder | null;

  constructor(
    private readonly siteContext: SiteContext,
    @Inject(SETTINGS) { mailFolder }: Settings,
  ) {
    this.folder = mailFolder ? new MailFolder(mailFolder) : null;
  }

  @Get()
  async list(): Promise<Answer> {
    if (!this.folder) throw new Refusal('not-found');
    const site = await this.siteContext.site();
    const mails = (await this.folder.list()).map(({ id, to, subject, at }) => ({
      href: `/dev/mail/${id}`,
      to: to.join(', '),
      subject,
      at: clockOf(at),
    }));
    return page(<MailboxPage site={site} mails={mails} />, { personal: true });
  }

  @Get(':id')
  async mail(@Param('id') id: string): Promise<Answer> {
    const mail = await this.read(id);
    const here = `/dev/mail/${id}`;
    const view = {
      subject: mail.subject,
      from: mail.from,
      to: mail.to.join(', '),
      at: clockOf(mail.at),
      text: mail.text,
      html: mail.html ? `${here}/html` : undefined,
      calendar: mail.calendar?.content,
      attachments: [
        ...mail.attachments.map(({ name }, at) => ({ name, href: `${here}/attachments/${at}` })),
        { name: 'mail.eml', href: `${here}/source` },
      ],
    };
    return page(<MailPage site={await this.siteContext.site()} mail={view} />, {
      personal: true,
      headers: { 'content-security-policy': frames },
    });
  }

  /** In a sandbox of its own: nothing in an email runs, and its style reaches no other page. */
  @Get(':id/html')
  async html(@Param('id') id: string): Promise<Answer> {
    const { html } = await this.read(id);
    return file(html, 'text/html; charset=utf-8', {
      headers: { 'content-security-policy': email, 'x-frame-options': 'SAMEORIGIN' },
    });
  }

  @Get(':id/source')
  async source(@Param('id') id: string): Promise<Answer> {
    const { raw } = await this.read(id);
    return file(raw, 'message/rfc822', { name: 'mail.eml' });
  }

  @Get(':id/attachments/:at')
  async attachment(@Param('id') id: string, @Param('at') at: string): Promise<Answer> {
    const { attachments } = await this.read(id);
    const found = attachments[Number(at)];
    if (!found) throw new Refusal('not-found');
    return file(found.content, found.type, { name: found.name.replace(/[^\w.-]+/g, '-') });
  }

  private async read(id: string): Promise<Mail> {
    const mail = await this.folder?.read(id);
    if (!mail) throw new Refusal('not-found');
    return mail;
  }
}

const frames =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const email =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

const clockOf = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
