import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { OwnAccount } from '../../../accounts/own-account.service.js';
import { SecondFactors } from '../../../accounts/second-factors.service.js';
import { sessionCookie } from '../../../accounts/sessions.service.js';
import type { PasskeyCreated, Visitor } from '../../../accounts/sign-in-library.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { AsVisitor } from '../../../accounts/visitor.decorator.js';
import { owesSecondFactor, type StaffMember } from '../../../accounts/staff-member.js';
import { type Answer, json } from '../../../platform/http/answer.js';
import { Id } from '../../../platform/http/request.decorator.js';
import { line, parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors, refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { AuthenticatorPage, RecoveryCodesPage } from './authenticator-page.js';
import { browserIn, instantIn } from '../in-words.js';
import { MePage, type MeView } from './me-page.js';

const querySchema = z.object({
  news: z
    .enum(['renamed', 'authenticator-on', 'authenticator-off', 'passkey-added', 'passkey-removed', 'session-ended'])
    .optional()
    .catch(undefined),
});
const password = z.string().max(512).catch('');
const passwords = z.object({ current: password, password });
const named = z.object({ name: line(120).pipe(z.string().min(1, 'fault.missing')) });
const proof = z.object({ password });
const confirmation = z.object({ sealed: z.string().max(4000), code: z.string().max(40).catch('') });
const newPasskey = z.object({
  name: line(60),
  response: z.custom<PasskeyCreated>((given) => typeof given === 'object'),
});

/** One's own account: how one signs in, and where one is signed in. */
@Controller('staff/me')
@Allow('staff')
export class MeController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly account: OwnAccount,
    private readonly factors: SecondFactors,
  ) {}

  @Get()
  async me(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    return this.show(member, { errors: {}, news: news && t(`me.news.${news}`) });
  }

  @Post('name')
  async rename(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    return this.orAgain(member, 'name', async () => {
      await this.account.rename(member, parse(named, body).name);
      return seeOther('/staff/me?news=renamed');
    });
  }

  @Post('password')
  async changePassword(
    @Staff() member: StaffMember,
    @Body() body: unknown,
    @AsVisitor() visitor: Visitor,
  ): Promise<Answer> {
    const { current, password } = parse(passwords, body);
    return this.orAgain(member, 'password', async () => {
      await this.account.changePassword(member, current, password, visitor);
      return seeOther('/staff/sign-in?news=changed', { cookies: [sessionCookie()] });
    });
  }

  @Post('other-sessions/end')
  @FreshSignIn()
  async endOthers(@Staff() member: StaffMember): Promise<Answer> {
    await this.account.endOtherSessions(member);
    return seeOther('/staff/me?news=session-ended');
  }

  @Post('sessions/:id/end')
  @FreshSignIn()
  async end(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.account.endSession(member, id);
    return seeOther('/staff/me?news=session-ended');
  }

  @Post('authenticator')
  async begin(@Staff() member: StaffMember, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { password } = parse(proof, body);
    return this.orAgain(member, 'authenticator', async () => {
      const setup = await this.factors.beginAuthenticator(member, password, visitor);
      const site = await this.siteContext.site();
      return page(<AuthenticatorPage site={site} view={{ member, ...setup }} />);
    });
  }

  @Post('authenticator/confirmation')
  async confirm(@Staff() member: StaffMember, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { sealed, code } = parse(confirmation, body);
    const setup = this.factors.openSetup(member, sealed);
    try {
      const set = await this.factors.confirmAuthenticator(member, code.replace(/\s/g, ''), visitor);
      // Who had to do this first goes on with what is left to set up.
      const goesOn = owesSecondFactor(member) && (await this.siteContext.missing()).length > 0;
      return seeOther(goesOn ? '/admin?news=authenticator-on' : '/staff/me?news=authenticator-on', { cookies: set });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const site = await this.siteContext.site();
      const said = refusalText(site, fault);
      const view = { member, ...setup, fault: said };
      return page(<AuthenticatorPage site={site} view={view} />, { status: fault.status });
    }
  }

  @Post('authenticator/removal')
  async remove(@Staff() member: StaffMember, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { password } = parse(proof, body);
    return this.orAgain(member, 'authenticator', async () => {
      const set = await this.factors.removeAuthenticator(member, password, visitor);
      return seeOther('/staff/me?news=authenticator-off', { cookies: set });
    });
  }

  @Post('recovery-codes')
  async renew(@Staff() member: StaffMember, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { password } = parse(proof, body);
    return this.orAgain(member, 'authenticator', async () => {
      const codes = await this.factors.newRecoveryCodes(member, password, visitor);
      return page(<RecoveryCodesPage site={await this.siteContext.site()} member={member} codes={codes} />);
    });
  }

  @Post('passkeys/challenge')
  @FreshSignIn()
  async challenge(@Staff() member: StaffMember, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const said = await this.factors.passkeyChallenge(member, visitor);
    return json(JSON.stringify(said.body), { cookies: said.cookies });
  }

  @Post('passkeys')
  async addPasskey(
    @Staff() member: StaffMember,
    @Body() body: unknown,
    @AsVisitor() visitor: Visitor,
  ): Promise<Answer> {
    const { name, response } = parse(newPasskey, body);
    await this.factors.addPasskey(member, response, name, visitor);
    return json(JSON.stringify({ next: '/staff/me?news=passkey-added' }));
  }

  @Post('passkeys/:id/removal')
  @FreshSignIn()
  async removePasskey(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.factors.removePasskey(member, id);
    return seeOther('/staff/me?news=passkey-removed');
  }

  private async show(
    member: StaffMember,
    more: Pick<MeView, 'errors' | 'at' | 'fault' | 'news'>,
    status = 200,
  ): Promise<Answer> {
    const [site, sessions, { authenticator, passkeys }] = await Promise.all([
      this.siteContext.site(),
      this.account.listSessions(member),
      this.factors.of(member),
    ]);
    const when = (at: Date) => instantIn(site, at);
    const view: MeView = {
      member,
      authenticator,
      passkeys: passkeys.map(({ id, name, addedAt }) => ({ id, name, added: when(addedAt) })),
      sessions: sessions.map(({ id, browser, address, signedInAt, lastSeenAt }) => ({
        id,
        own: id === member.session.id,
        browser: browserIn(browser) || site.t('me.browser-unknown'),
        address,
        since: when(signedInAt),
        seen: when(lastSeenAt),
      })),
      owes: owesSecondFactor(member),
      ...more,
    };
    return page(<MePage site={site} view={view} />, { status });
  }

  private async orAgain(member: StaffMember, at: MeView['at'], work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const { locale, t } = await this.siteContext.site();
      if (fault instanceof BadInput) return this.show(member, { errors: fieldErrors(fault, locale), at }, fault.status);
      const said = refusalText({ t }, fault);
      return this.show(member, { errors: {}, fault: said }, fault.status);
    }
  }
}
