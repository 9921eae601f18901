import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { render } from 'preact-render-to-string';
import { type FormDraft, type TypedForm, withDraft } from '../../../accounts/form-draft.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type Answer, html } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { pageAt, routesOf } from '../../../platform/http/route-table.server.js';
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
    for (const ask of this.pagesOf(draft)) {
      const { statusCode, headers, body } = await this.asked(request, ask);
      if (statusCode === 303 && String(headers['location']).startsWith('/staff/confirm'))
        return seeOther(confirmFor(draftPage(id), false));
      const filled = statusCode < 400 && filledForm(body, { ...draft, page: ask.url }, id, noticeOf(site, draft));
      if (filled) return html(filled, { personal: true });
    }
    return page(<DraftPage site={site} member={member} draft={draft} action={withDraft(draft.action, id)} />);
  }

  /** Where the form may stand: on the page it was sent from, or, had a script brought it there, on its own. */
  private pagesOf({ action, page: from, typed }: FormDraft): readonly Asked[] {
    const routes = routesOf(this.modules);
    const [path = ''] = action.split('?');
    const sends = routes.find((route) => route.method === 'POST' && route.path === path);
    const shows = sends && shownBy(sends.handler);
    if (shows !== undefined) return [{ method: 'POST', url: shows, typed }];
    return [...new Set([from, pageAt(routes, path)])].map((url) => ({ method: 'GET', url }));
  }

  /** By the same way that their browser would go, past the same guards. */
  private asked({ headers, ip }: WebRequest, { method, url, typed = {} }: Asked) {
    const fields = Object.entries(typed).flatMap(([name, all]) => [all].flat().map((value) => [name, value]));
    return this.http.httpAdapter.getInstance<FastifyInstance>().inject({
      method,
      url,
      remoteAddress: ip,
      headers: {
        cookie: headers.cookie ?? '',
        accept: 'text/html',
        ...(method === 'POST' && {
          origin: this.settings.publicUrl,
          'content-type': 'application/x-www-form-urlencoded',
        }),
      },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    });
  }
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly typed?: TypedForm;
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
