import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { render } from 'preact-render-to-string';
import { say } from '../../i18n/words.js';
import { draftIn, hasSecrets, type TypedForm, typedIn } from '../../accounts/form-draft.js';
import { endTurn } from '../../platform/http/admission.server.js';
import { type Answer, html } from '../../platform/http/answer.js';
import { cleaned } from '../../platform/http/clean-input.js';
import type { Failure } from '../../platform/http/failure.js';
import { failureHeaders, sentence } from '../../platform/http/problem.js';
import { readEncoded } from '../../platform/http/read-form.server.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { fieldErrors } from '../shared/field-errors.js';
import { filledForm } from '../shared/filled-form.js';
import { ErrorSummary, Notice, type FieldErrors } from '../shared/form.js';
import { FormPages } from '../shared/form-pages.service.js';
import { withNamedFaults } from '../shared/named-faults.js';
import { safeReturnPath } from '../shared/next.js';
import { SiteContext } from '../shared/site-context.service.js';
import type { Site } from '../shared/site.js';
import { drawnOn } from '../shared/use-site.js';

/** What a form was sent with, and where. */
export interface SentForm {
  readonly action: string;
  readonly typed: TypedForm;
}

/** Refusals of what was typed, or of where it was sent from: whoever reads why can send it again. */
const comesBack = new Set([400, 403, 409, 413, 422]);
/** Sent again as it is, it would be refused again. */
const never: readonly string[] = ['idempotency-key-reused', 'not-allowed', 'second-factor-needed'];

/** Forms that were refused and whose handler does not show them again: whatever was typed into them is not lost. */
@Injectable()
export class RefusedForms {
  constructor(
    private readonly pages: FormPages,
    private readonly siteContext: SiteContext,
  ) {}

  /** Its own page, filled, with what is wrong above it and beside its fields. Undefined: the page shows it no more. */
  async again(request: WebRequest, reply: FastifyReply, failure: Failure): Promise<Answer | undefined> {
    const { status, code } = failure;
    if (!comesBack.has(status) || never.includes(code)) return undefined;
    const sent = code === 'not-from-here' ? await unread(request) : sentIn(request);
    if (!sent) return undefined;
    // Its page takes a turn of its own: waiting for one while keeping another, many would wait for each other.
    endTurn(reply.raw);
    const site = await this.siteContext.siteAnyhow(request);
    const errors = errorsOf(failure, site.locale);
    const notice = (beside: FieldErrors) => noticeOf(site, failure, errors, beside);
    const draft = { ...sent, page: this.pages.pageOf(request) };
    const filled = await this.pages.find(request, draft, ({ url, status, html: body }) =>
      status < 400 ? filledForm(body, { ...draft, page: url }, { notice, errors }) : undefined,
    );
    if (filled === undefined) return undefined;
    const headers = { ...failureHeaders(failure), 'content-language': site.locale };
    return html(withNamedFaults(filled, site.locale), { status, headers, personal: true });
  }
}

/** Its text; files have to be chosen again. Undefined: it was not read, or holds what is typed again each time. */
export function sentIn(request: WebRequest): SentForm | undefined {
  const { body, method, headers } = request;
  if (method !== 'POST' || !isForm.test(headers['content-type'] ?? '') || typeof body !== 'object') return undefined;
  return sent(request, body);
}

const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const isEncoded = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/**
 * What was refused for where it was sent from, before it was read. Only patients' forms: on pages of the staff nobody shall
 * find filled in what another site has thought up.
 */
async function unread(request: WebRequest): Promise<SentForm | undefined> {
  if (/^\/(admin|staff)\b/.test(pathOf(request)) || !isEncoded.test(request.headers['content-type'] ?? ''))
    return undefined;
  const fields = await readEncoded(request.raw).catch(() => undefined);
  return fields && sent(request, cleaned(fields, { breaks: '\n', byPerson: true }));
}

function sent({ url }: WebRequest, body: unknown): SentForm | undefined {
  const { action } = draftIn(url);
  const { proof: _, ...typed } = typedIn(body);
  const isEmpty = Object.keys(typed).length === 0;
  return isEmpty || hasSecrets(body) || safeReturnPath(action) !== action ? undefined : { action, typed };
}

function errorsOf(failure: Failure, locale: string): FieldErrors {
  const { field, megabytes } = failure.values;
  if (typeof field !== 'string') return fieldErrors(failure, locale);
  return { [field]: say('fault.file-too-large', { megabytes: megabytes as number }, locale) };
}

/** Above the form: what is wrong with its fields, each a link to it; or why it was refused, and what has no field. */
function noticeOf(site: Site, failure: Failure, errors: FieldErrors, beside: FieldErrors): string {
  if (Object.keys(beside).length > 0) return drawnOn(site, () => render(<ErrorSummary errors={beside} />));
  const said = [sentence(failure, site.locale), ...Object.values(errors)];
  return render(
    <Notice bad>
      {[...new Set(said)].map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Notice>,
  );
}
