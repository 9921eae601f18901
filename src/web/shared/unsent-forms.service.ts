import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { draftIn, typedIn } from '../../accounts/form-draft.js';
import { StaffDrafts } from '../../accounts/staff-drafts.service.js';
import { cookiesOf } from '../../platform/http/cookie.js';
import type { FormRequest } from '../../platform/http/plugins.js';
import { readFields } from '../../platform/http/read-form.server.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { pageAt, routesOf } from '../../platform/http/route-table.server.js';
import { parsedUrl } from '../../platform/parsed-url.js';
import { draftPage, safeReturnPath } from './next.js';

/** As much as any other form may bring. */
const mostBytes = 64 * 1024;

interface WayBack {
  readonly next: string;
  readonly kept: boolean;
}

/** What becomes of what was asked for, or of a form that was sent, by someone who has to sign in first. */
@Injectable()
export class UnsentForms {
  constructor(
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
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
    const page = this.pageOf(request);
    const owner = this.drafts.ownerIn(cookiesOf(request));
    const { action, id } = draftIn(request.url);
    // What a script asks for by itself is shown on no page.
    const byScript = (request.headers['sec-fetch-dest'] ?? 'document') !== 'document';
    if (owner === undefined || byScript || safeReturnPath(action) !== action) return { next: page, kept: false };
    const { fields, files } = isMultipart(request)
      ? await readFields(request).catch(() => ({ fields: {}, files: [] }))
      : { fields: request.body, files: [] as string[] };
    const typed = typedIn(fields);
    const isEmpty = Object.keys(typed).length === 0 && files.length === 0;
    if (isEmpty || Buffer.byteLength(JSON.stringify(typed)) > mostBytes) return { next: page, kept: false };
    const kept = await this.drafts.keep(owner, { action, page, typed, files }, id);
    return kept === undefined ? { next: page, kept: false } : { next: draftPage(kept), kept: true };
  }

  /** The page whose form it was, as its browser says, or else as its address does. */
  private pageOf(request: WebRequest): string {
    const { referer = '' } = request.headers;
    const { pathname, search } = parsedUrl(referer) ?? new URL('none:');
    const page = this.pageAt(pathname);
    if (page === '/') return this.pageAt(pathOf(request));
    return safeReturnPath(page === pathname ? page + search : page);
  }

  private pageAt(path: string): string {
    return pageAt(routesOf(this.modules), path);
  }
}

function isMultipart(request: WebRequest): request is WebRequest & FormRequest {
  return 'isMultipart' in request && (request as WebRequest & FormRequest).isMultipart();
}
