import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { SignIn, type SignInResult } from '../../../accounts/sign-in.service.js';
import type { PasskeyAnswer, Visitor } from '../../../accounts/sign-in-library.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { AsVisitor } from '../../../accounts/visitor.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type Answer, json } from '../../../platform/http/answer.js';
import { FreelyRead } from '../../../platform/http/freely-read.decorator.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { plainAddress } from '../../../platform/email-address.js';
import { SlowedDown } from '../../../platform/http/slowed-down.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { codeFor, draftPage, home, leadsToDraft, safeReturnPath, signInFor } from '../../shared/next.js';
import { CodePage, SignInPage } from './sign-in-page.js';
import { workIn } from './work-asked.js';

type CookieValues = Readonly<Record<string, string>>;

const next = z.preprocess(safeReturnPath, z.string());
const querySchema = z.object({
  next,
  news: z.enum(['welcome', 'reset', 'email', 'changed', 'signed-out', 'first']).optional().catch(undefined),
});
const credentials = z.object({
  next,
  email: z.string().max(400).transform(plainAddress).catch(''),
  password: z.string().max(512).catch(''),
  proof: z.string().optional().catch(undefined),
});
const shownCode = z.object({ next, code: z.string().max(40).catch('') });
const worked = z.object({ proof: z.string().optional().catch(undefined) });
const passkeyAnswer = worked.extend({ next, response: z.custom<PasskeyAnswer>(looksLikeAnAnswer) });

/** The doors staff come in by. */
@Controller('staff')
@Allow('public')
export class SignInController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly signIn: SignIn,
  ) {}

  @Get('sign-in')
  @FreelyRead()
  async form(@Query() query: unknown): Promise<Answer> {
    const { next, news } = parse(querySchema, query);
    this.signIn.expect();
    const site = await this.siteContext.site();
    const said = news ?? (leadsToDraft(next) ? 'kept' : undefined);
    return page(<SignInPage site={site} view={{ next, news: said && site.t(`sign-in.news.${said}`) }} />);
  }

  @Post('sign-in')
  @SlowedDown()
  async withPassword(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { next, email, password, proof } = parse(credentials, body);
    try {
      const welcome = await this.signIn.withPassword(email, password, visitor, proof);
      if (!welcome.awaitsCode) return await this.enter(next, welcome);
      return seeOther(codeFor(next), welcome);
    } catch (fault) {
      return this.again(fault, (site, said) => (
        <SignInPage site={site} view={{ next, email, fault: said, workBits: workIn(fault) }} />
      ));
    }
  }

  @Get('sign-in/code')
  code(@Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.askCode('code', query, cookies);
  }

  @Post('sign-in/code')
  async withCode(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { next, code } = parse(shownCode, body);
    try {
      return await this.enter(next, await this.signIn.withCode(code.replace(/\s/g, ''), visitor));
    } catch (fault) {
      return this.again(fault, (site, said) => <CodePage site={site} view={{ kind: 'code', next, fault: said }} />);
    }
  }

  @Get('sign-in/recovery')
  recovery(@Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.askCode('recovery', query, cookies);
  }

  @Post('sign-in/recovery')
  async withRecoveryCode(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { next, code } = parse(shownCode, body);
    try {
      return await this.enter(next, await this.signIn.withRecoveryCode(code.trim(), visitor));
    } catch (fault) {
      return this.again(fault, (site, said) => <CodePage site={site} view={{ kind: 'recovery', next, fault: said }} />);
    }
  }

  @Post('sign-in/passkey/challenge')
  @SlowedDown()
  async passkeyChallenge(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const said = await this.signIn.passkeyChallenge(visitor, parse(worked, body).proof);
    return json(JSON.stringify(said.body), { cookies: said.cookies });
  }

  @Post('sign-in/passkey')
  @SlowedDown()
  async withPasskey(@Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { next, response, proof } = parse(passkeyAnswer, body);
    const welcome = await this.signIn.withPasskey(response, visitor, proof);
    return json(JSON.stringify({ next: await this.wayOn(next, welcome) }), welcome);
  }

  @Post('sign-out')
  @Allow('staff')
  async signOut(@Staff() member: StaffMember): Promise<Answer> {
    return seeOther('/staff/sign-in?news=signed-out', { cookies: await this.signIn.signOut(member) });
  }

  private async enter(next: string, welcome: SignInResult): Promise<Answer> {
    return seeOther(await this.wayOn(next, welcome), welcome);
  }

  /** Whoever came by another door finds what they typed, too; an administrator of a new clinic, what is left to do. */
  private async wayOn(next: string, { draft, roles }: SignInResult): Promise<string> {
    if (next !== home) return next;
    if (draft !== undefined) return draftPage(draft);
    return roles.includes('admin') && (await this.siteContext.missing()).length > 0 ? '/admin' : home;
  }

  private async askCode(kind: 'code' | 'recovery', query: unknown, cookies: CookieValues): Promise<Answer> {
    const { next } = parse(querySchema, query);
    // Ten minutes after the password the first step is asked for again.
    if (!cookies['staff-code']) return seeOther(signInFor(next));
    return page(<CodePage site={await this.siteContext.site()} view={{ kind, next }} />);
  }

  private async again(fault: unknown, form: (site: Site, said: string) => Parameters<typeof page>[0]): Promise<Answer> {
    if (!(fault instanceof Refusal)) throw fault;
    const site = await this.siteContext.site();
    const { seconds } = fault.values;
    const headers: Record<string, string> = typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
    const said = refusalText(site, fault);
    return page(form(site, said), { status: fault.status, headers });
  }
}

function looksLikeAnAnswer(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string';
}
