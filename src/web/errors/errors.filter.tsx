import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { RefusalLimit } from '../../accounts/refusal-limit.service.js';
import { Sessions } from '../../accounts/sessions.service.js';
import { memberOf } from '../../accounts/staff.decorator.js';
import type { StaffMember } from '../../accounts/staff-member.js';
import type { FastifyReply } from 'fastify';
import { isDatabaseAway } from '../../platform/database.client.js';
import { traceOf } from '../../platform/fault.js';
import type { Answer } from '../../platform/http/answer.js';
import { cookiesOf } from '../../platform/http/cookie.js';
import { type Failure, failureOf } from '../../platform/http/failure.js';
import { requestContextOf } from '../../platform/http/request-context.js';
import { originOf } from '../../platform/http/origin.decorator.js';
import { forPeople, plainAnswer } from '../../platform/http/plain-answer.js';
import { failureHeaders, problem, sentence } from '../../platform/http/problem.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { allowedAt, routesOf } from '../../platform/http/route-table.server.js';
import { Refusal, refusals } from '../../platform/refusal.js';
import { negotiated } from '../../i18n/language.js';
import { page, seeOther } from '../shared/answer.js';
import { fieldErrors } from '../shared/field-errors.js';
import { confirmFor, own, signInFor } from '../shared/next.js';
import { SiteContext } from '../shared/site-context.service.js';
import { UnsentForms } from '../shared/unsent-forms.service.js';
import { ErrorPage } from './error-page.js';
import { RefusedForms, sentIn } from './refused-forms.service.js';

/**
 * Whatever was thrown anywhere: problem+json for programs, a page for people. A refusal is an answer; anything else is a
 * bug, of which the person sees a reference and the operator the trace.
 */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(SiteContext) private readonly siteContext: SiteContext,
    @Inject(UnsentForms) private readonly unsentForms: UnsentForms,
    @Inject(RefusedForms) private readonly refusedForms: RefusedForms,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(RefusalLimit) private readonly limit: RefusalLimit,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<WebRequest>();
    const reference = requestContextOf(request).id;
    // Whoever has to wait is not searched a route for.
    const failure = this.withMethods(this.limited(this.failureFor(thrown, reference), request), request);
    // Nest does not wait for a filter: what one throws ends the process.
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = await this.answerTo(request, reply, failure, reference).catch((fault: unknown) =>
      plainAnswer(this.failureFor(fault, reference), request),
    );
    await this.http.httpAdapter.reply(reply, answer, answer.status);
  }

  private failureFor(thrown: unknown, reference: string): Failure {
    const failure = failureOf(isDatabaseAway(thrown) ? unavailable : thrown);
    if (failure.unexpected) this.log.error('fault', { request: reference, fault: traceOf(thrown) });
    return failure;
  }

  private async answerTo(
    request: WebRequest,
    reply: FastifyReply,
    failure: Failure,
    reference: string,
  ): Promise<Answer> {
    const wanted = request.headers['accept-language'];
    if (!forPeople(request)) return problem(failure, reference, negotiated(wanted) ?? 'en');
    if (this.limit.waitOf(request) > 0) return plainAnswer(failure, request);
    return (
      (await this.elsewhere(request, failure)) ??
      (await this.refusedForms.again(request, reply, failure)) ??
      (await this.errorPage(request, failure, reference))
    );
  }

  /** Every refusal comes by here, but those that a form shows beside its fields. Whoever collects them is told to wait. */
  private limited(failure: Failure, request: WebRequest): Failure {
    if (!isRefused(failure) || originOf(request)?.network === null) return failure;
    const seconds = this.limit.take(request);
    return seconds === 0 ? failure : failureOf(new Refusal('too-many-requests', { seconds }));
  }

  /** Where whoever has to sign in first, or to show a second factor, goes on; what a form was sent with waits for them there. */
  private async elsewhere(request: WebRequest, { code }: Failure): Promise<Answer | undefined> {
    if (code === 'second-factor-needed') return seeOther(own);
    if (code !== 'sign-in-needed' && code !== 'confirmation-needed') return undefined;
    const { next, kept } = await this.unsentForms.wayBack(request);
    return seeOther(code === 'sign-in-needed' ? signInFor(next) : confirmFor(next, !kept));
  }

  private async errorPage(request: WebRequest, failure: Failure, reference: string): Promise<Answer> {
    const site = await this.siteContext.siteAnyhow(request);
    const { locale } = site;
    const callUs = failure.unexpected || ['visit-not-found', 'no-longer-offered', 'unavailable'].includes(failure.code);
    const part = partOf(request);
    // Whoever works here has nobody to call.
    const said =
      part !== 'patients' && failure.code === 'unavailable'
        ? site.t('refusal.unavailable.staff')
        : sentence(failure, locale);
    const view = {
      said: [...new Set([said, ...Object.values(fieldErrors(failure, locale))])],
      reference: failure.unexpected ? reference : undefined,
      phones: callUs && part === 'patients' ? await this.siteContext.phones() : [],
      retry: retryOf(request, failure),
      sent: failure.code === 'too-large' ? undefined : sentIn(request),
      newLink: failure.code === 'visit-not-found',
      part,
      member: part === 'patients' ? undefined : await this.member(request, failure),
    } as const;
    return page(<ErrorPage site={site} {...view} />, {
      status: failure.status,
      headers: failureHeaders(failure),
      personal: true,
    });
  }

  /** Whom the guard let in, or who would have been had there been such a page; not while the database may be away. */
  private async member(request: WebRequest, { status }: Failure): Promise<StaffMember | undefined> {
    const member = memberOf(request);
    if (member || status >= 500) return member;
    return this.sessions.memberOf(cookiesOf(request), { byItself: true });
  }

  /** A known address asked in another way is no missing page. */
  private withMethods(failure: Failure, request: WebRequest): Failure {
    if (failure.code !== 'not-found' || requestContextOf(request).route) return failure;
    const allow = allowedAt(routesOf(this.modules), pathOf(request));
    if (!allow || allow.split(', ').includes(request.method)) return failure;
    return { ...failure, code: 'method-not-allowed', status: refusals['method-not-allowed'], values: { allow } };
  }
}

/** For what nobody asks for often who found the address on our pages. That a time is taken, or a limit reached, is no such thing. */
function isRefused({ status }: Failure): boolean {
  return status >= 400 && status < 500 && ![409, 422, 429].includes(status);
}

function partOf(request: WebRequest): 'patients' | 'staff' | 'admin' {
  const [, part] = /^\/(staff|admin)(?:\/|$)/.exec(pathOf(request)) ?? [];
  return (part as 'staff' | 'admin' | undefined) ?? 'patients';
}

/** What may work another time. */
function retryOf(request: WebRequest, { status, code }: Failure): 'link' | 'form' | undefined {
  if (isRead(request)) return status >= 500 ? 'link' : undefined;
  return status >= 500 || unsent.includes(code) ? 'form' : undefined;
}

/** Refusals after which a form is sent once more, as it is, or with less in it. */
const unsent: readonly string[] = ['too-many-requests', 'too-slow', 'too-large', 'not-from-here'];

/** The watch looks twice a second, and whoever reads a page needs a moment. */
const unavailable = new Refusal('unavailable', { seconds: 5 });

function isRead({ method }: WebRequest): boolean {
  return ['GET', 'HEAD'].includes(method);
}
