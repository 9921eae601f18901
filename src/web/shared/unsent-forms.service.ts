import { Inject, Injectable } from '@nestjs/common';
import { draftIn, typedIn } from '../../accounts/form-draft.js';
import { StaffDrafts } from '../../accounts/staff-drafts.service.js';
import { cookiesOf } from '../../platform/http/cookie.js';
import type { FormRequest } from '../../platform/http/plugins.js';
import { readFields } from '../../platform/http/read-form.server.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { FormPages, isByScript } from './form-pages.service.js';
import { draftPage, safeReturnPath } from './next.js';

/** As much as any form may bring without its files. */
const mostBytes = 2 * 1024 * 1024;

interface WayBack {
  readonly next: string;
  readonly kept: boolean;
}

/** What becomes of what was asked for, or of a form that was sent, by someone who has to sign in first. */
@Injectable()
export class UnsentForms {
  constructor(
    @Inject(FormPages) private readonly pages: FormPages,
    @Inject(StaffDrafts) private readonly drafts: StaffDrafts,
  ) {}

  /** Where they go on afterwards, and whether nothing is lost on the way; a form of buttons alone leads back to its page. */
  async wayBack(request: WebRequest): Promise<WayBack> {
    const { next } = { ...(request.query as object), ...(request.body as object) } as { next?: unknown };
    // Whoever was about to confirm that it is they does so by signing in.
    if (pathOf(request) === '/staff/confirm') return { next: safeReturnPath(next), kept: true };
    if (['GET', 'HEAD'].includes(request.method)) return { next: safeReturnPath(request.url), kept: true };
    return this.keep(request);
  }

  private async keep(request: WebRequest): Promise<WayBack> {
    const page = this.pages.pageOf(request);
    const owner = this.drafts.ownerIn(cookiesOf(request));
    const { action, id } = draftIn(request.url);
    if (owner === undefined || isByScript(request) || safeReturnPath(action) !== action)
      return { next: page, kept: false };
    const { fields, files } = isMultipart(request)
      ? await readFields(request).catch(() => ({ fields: {}, files: [] }))
      : { fields: request.body, files: [] as string[] };
    const typed = typedIn(fields);
    const isEmpty = Object.keys(typed).length === 0 && files.length === 0;
    if (isEmpty || Buffer.byteLength(JSON.stringify(typed)) > mostBytes) return { next: page, kept: false };
    const kept = await this.drafts.keep(owner, { action, page, typed, files }, id);
    return kept === undefined ? { next: page, kept: false } : { next: draftPage(kept), kept: true };
  }
}

function isMultipart(request: WebRequest): request is WebRequest & FormRequest {
  return 'isMultipart' in request && (request as WebRequest & FormRequest).isMultipart();
}
