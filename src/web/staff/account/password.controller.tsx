import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { InitialUsers } from '../../../accounts/initial-users.service.js';
import type { Visitor } from '../../../accounts/sign-in-library.service.js';
import { StaffLinks } from '../../../accounts/staff-links.service.js';
import { AsVisitor } from '../../../accounts/visitor.decorator.js';
import { type Answer } from '../../../platform/http/answer.js';
import { emailAddress, plainAddress } from '../../../platform/email-address.js';
import { line, parse } from '../../../platform/parse.js';
import { FreelyRead } from '../../../platform/http/freely-read.decorator.js';
import { SlowedDown } from '../../../platform/http/slowed-down.decorator.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors, refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { workIn } from './work-asked.js';
import { ChoosePasswordPage, type ChooseView, ForgottenPage } from './password-pages.js';

const chosen = z.object({ password: z.string().max(512).catch('') });
const asked = z.object({
  email: z.string().max(400).transform(plainAddress).catch(''),
  proof: z.string().optional().catch(undefined),
});
const first = z.object({
  name: line(120).pipe(z.string().min(1)),
  email: emailAddress,
  password: z.string().max(512).catch(''),
});

/** Choosing a password: with a link out of an email, or the one on the console at the very first start. */
@Controller('staff')
@Allow('public')
export class PasswordController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: StaffLinks,
    private readonly firstPeople: InitialUsers,
  ) {}

  @Get('reset')
  @FreelyRead()
  async forgotten(): Promise<Answer> {
    return page(<ForgottenPage site={await this.siteContext.site()} view={{ asked: false }} />);
  }

  /** The same words whether or not anyone has this address. */
  @Post('reset')
  @SlowedDown()
  async ask(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { email, proof } = parse(asked, body);
    const site = await this.siteContext.site();
    try {
      await this.links.requestReset(email, { ...visitor, proof }, site);
      return page(<ForgottenPage site={site} view={{ asked: true }} />);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const view = { asked: false, email, fault: refusalText(site, fault), workBits: workIn(fault) };
      return page(<ForgottenPage site={site} view={view} />, { status: fault.status });
    }
  }

  @Get('reset/:token')
  reset(@Param('token') token: string): Promise<Answer> {
    return this.show('reset', token);
  }

  @Post('reset/:token')
  resetTo(@Param('token') token: string, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    return this.choose('reset', token, body, visitor);
  }

  @Get('welcome/:token')
  welcome(@Param('token') token: string): Promise<Answer> {
    return this.show('welcome', token);
  }

  @Post('welcome/:token')
  begin(@Param('token') token: string, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    return this.choose('welcome', token, body, visitor);
  }

  @Get('first/:token')
  async first(@Param('token') token: string): Promise<Answer> {
    await this.firstPeople.check(token);
    return this.form({ kind: 'first', action: `/staff/first/${token}`, errors: {} });
  }

  @Post('first/:token')
  async beginAll(@Param('token') token: string, @Body() body: unknown): Promise<Answer> {
    const action = `/staff/first/${token}`;
    await this.firstPeople.check(token);
    try {
      const { name, email, password } = parse(first, body);
      await this.firstPeople.begin(token, { name, email }, password);
      return seeOther('/staff/sign-in?news=first');
    } catch (fault) {
      const typed = (body ?? {}) as { name?: string; email?: string };
      return this.again(fault, { kind: 'first', action, typed, errors: {} });
    }
  }

  private async show(kind: 'welcome' | 'reset', token: string): Promise<Answer> {
    const person = await this.links.holder(token, purposes[kind]);
    return this.form({ kind, action: `/staff/${kind}/${token}`, person, errors: {} });
  }

  private async choose(kind: 'welcome' | 'reset', token: string, body: unknown, visitor: Visitor): Promise<Answer> {
    const { password } = parse(chosen, body);
    const person = await this.links.holder(token, purposes[kind]);
    try {
      const device = await this.links.choosePassword(token, purposes[kind], password, visitor);
      return seeOther(`/staff/sign-in?news=${kind}`, { cookies: [device] });
    } catch (fault) {
      return this.again(fault, { kind, action: `/staff/${kind}/${token}`, person, errors: {} });
    }
  }

  private async again(fault: unknown, view: ChooseView): Promise<Answer> {
    if (!(fault instanceof BadInput)) throw fault;
    const { locale } = await this.siteContext.site();
    return this.form({ ...view, errors: fieldErrors(fault, locale) }, fault.status);
  }

  private async form(view: ChooseView, status = 200): Promise<Answer> {
    return page(<ChoosePasswordPage site={await this.siteContext.site()} view={view} />, { status });
  }
}

const purposes = { welcome: 'invitation', reset: 'reset' } as const;
