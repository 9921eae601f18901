import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { SecondFactors } from '../../../accounts/second-factors.service.js';
import { SignIn } from '../../../accounts/sign-in.service.js';
import type { Visitor } from '../../../accounts/sign-in-library.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { AsVisitor } from '../../../accounts/visitor.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ConfirmPage } from './confirm-page.js';
import { codeFor, safeReturnPath } from '../../shared/next.js';

const next = z.preprocess(safeReturnPath, z.string());
const querySchema = z.object({ next, unsent: z.literal('1').optional().catch(undefined) });
const proof = z.object({ next, password: z.string().max(512).catch('') });

/**
 * It was a while ago that they signed in: is it still they? They sign in anew, as themselves, with all their account
 * asks for; the session of before ends with that, and the new one is fresh.
 */
@Controller('staff/confirm')
@Allow('staff')
export class ConfirmController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly signIn: SignIn,
    private readonly factors: SecondFactors,
  ) {}

  @Get()
  async ask(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { next, unsent } = parse(querySchema, query);
    this.signIn.expect();
    return this.show(member, { next, unsent: unsent !== undefined });
  }

  @Post()
  async confirm(@Staff() member: StaffMember, @Body() body: unknown, @AsVisitor() visitor: Visitor): Promise<Answer> {
    const { next, password } = parse(proof, body);
    try {
      const welcome = await this.signIn.withPassword(member.email, password, visitor);
      return seeOther(welcome.awaitsCode ? codeFor(next) : next, welcome);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const { t } = await this.siteContext.site();
      const said = t(
        fault.code === 'sign-in-wrong' ? 'fault.password-wrong' : `refusal.${fault.code}`,
        fault.values as Record<string, number>,
      );
      return this.show(member, { next, unsent: false, fault: said }, fault.status);
    }
  }

  private async show(
    member: StaffMember,
    view: { readonly next: string; readonly unsent: boolean; readonly fault?: string },
    status = 200,
  ): Promise<Answer> {
    const [site, { authenticator, passkeys }] = await Promise.all([this.siteContext.site(), this.factors.of(member)]);
    // A password alone would begin a weaker session than the one there is, and bring them no further.
    const passkeyOnly = member.session.strong && !authenticator && passkeys.length > 0;
    return page(<ConfirmPage site={site} member={member} view={{ ...view, passkeyOnly }} />, {
      status,
    });
  }
}
