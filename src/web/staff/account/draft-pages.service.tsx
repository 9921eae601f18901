import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { render } from 'preact-render-to-string';
import { type FormDraft, withDraft } from '../../../accounts/form-draft.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type Answer, html } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { routesOf } from '../../../platform/http/route-table.server.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { page, seeOther } from '../../shared/answer.js';
import { Notice } from '../../shared/form.js';
import { confirmFor, draftPage } from '../../shared/next.js';
import { shownBy } from '../../shared/shown-by.decorator.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { DraftPage } from './draft-page.js';
import { filesAgain } from './draft-text.js';
import { filledForm } from './filled-form.js';

/** Forms as they were when their session ended. */
@Injectable()
export class DraftPages {
  constructor(
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly siteContext: SiteContext,
  ) {}

  /** The page of the form as it stands now, for whoever asks, filled with what was typed; or all of that on a page of its own. */
  async show(request: WebRequest, member: StaffMember, id: string, draft: FormDraft): Promise<Answer> {
    const site = await this.siteContext.site();
    const { statusCode, headers, body } = await this.pageOf(request, draft);
    if (statusCode === 303 && String(headers['location']).startsWith('/staff/confirm'))
      return seeOther(confirmFor(draftPage(id), false));
    const filled = statusCode < 400 ? filledForm(body, draft, id, noticeOf(site, draft)) : undefined;
    if (filled !== undefined) return html(filled, { personal: true });
    return page(<DraftPage site={site} member={member} draft={draft} action={withDraft(draft.action, id)} />);
  }

  /** By the same way that their browser would go, past the same guards. */
  private pageOf({ headers, ip }: WebRequest, { action, page: url, typed }: FormDraft) {
    const asks = { remoteAddress: ip, headers: { cookie: headers.cookie ?? '', accept: 'text/html' } };
    const server = this.http.httpAdapter.getInstance<FastifyInstance>();
    const [path] = action.split('?');
    const sends = routesOf(this.modules).find((route) => route.method === 'POST' && route.path === path);
    const shows = sends && shownBy(sends.handler);
    if (shows === undefined) return server.inject({ ...asks, method: 'GET', url });
    const form = new URLSearchParams(
      Object.entries(typed).flatMap(([name, all]) => [all].flat().map((value) => [name, value])),
    );
    return server.inject({
      ...asks,
      method: 'POST',
      url: shows,
      headers: {
        ...asks.headers,
        origin: this.settings.publicUrl,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: form.toString(),
    });
  }
}

function noticeOf(site: Site, { files }: FormDraft): string {
  const again = filesAgain(site, files);
  return render(
    <Notice>
      <p>{site.t('draft.here')}</p>
      {again && <p>{again}</p>}
    </Notice>,
  );
}
