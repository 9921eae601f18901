import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, type Observable, switchMap } from 'rxjs';
import { ownOnly } from '../../../accounts/staff-actor.js';
import { memberOf } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { FirstStep } from '../../../availability/first-steps.js';
import type { WordKey } from '../../../i18n/words.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { NothingYetPage } from './nothing-yet-page.js';

export const NEEDS_SET_UP = 'needs-set-up';

export interface SetUpNeeds {
  /** Of the page that stands there until then. */
  readonly title: WordKey;
  readonly here: string;
  readonly steps: readonly FirstStep[];
  /** Nor is there anything to show to practitioners without treatments of their own. */
  readonly ownOffers?: boolean;
}

/** Answers in place of a page that has nothing to show yet. */
@Injectable()
export class SetUpFirst implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const member = memberOf(context.switchToHttp().getRequest<WebRequest>())!;
    const needs = this.reflector.getAllAndOverride<SetUpNeeds>(NEEDS_SET_UP, [
      context.getHandler(),
      context.getClass(),
    ]);
    return from(this.instead(member, needs)).pipe(switchMap((answer) => (answer ? [answer] : next.handle())));
  }

  private async instead(member: StaffMember, { steps, ownOffers, ...shown }: SetUpNeeds): Promise<Answer | undefined> {
    const missing = (await this.siteContext.missing()).filter((step) => steps.includes(step));
    if (missing.length === 0 && !(ownOffers && (await this.offersNothing(member)))) return undefined;
    const site = await this.siteContext.site();
    return page(
      <NothingYetPage site={site} member={member} {...shown} title={site.t(shown.title)} missing={missing} />,
    );
  }

  private async offersNothing(member: StaffMember): Promise<boolean> {
    const own = ownOnly(staffActorOf(member));
    if (own === null) return false;
    const posts = this.catalogue.postsOf(await this.catalogue.current());
    return !posts.some(({ practitioner }) => practitioner.id === own);
  }
}
