import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { FormDraft, TypedForm } from '../../accounts/form-draft.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { pageAt, routesOf } from '../../platform/http/route-table.server.js';
import { parsedUrl } from '../../platform/parsed-url.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { safeReturnPath } from './next.js';
import { shownBy } from './shown-by.decorator.js';

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly typed?: TypedForm;
}

interface FormPage {
  readonly url: string;
  readonly status: number;
  readonly location: string;
  readonly html: string;
}

/** The pages on which forms stand, as they are now, for whoever has sent one. */
@Injectable()
export class FormPages {
  constructor(
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** The page whose form it was, as its browser says, or else as its address does. A script shows a form on its own page. */
  pageOf(request: WebRequest): string {
    const { referer = '' } = request.headers;
    const { pathname, search } = parsedUrl(referer) ?? new URL('none:');
    const page = this.pageAt(pathname);
    if (page === '/' || isByScript(request)) return this.pageAt(pathOf(request));
    return safeReturnPath(page === pathname ? page + search : page);
  }

  /** The first page, of those where the form may stand, of which `use` makes something. */
  async find<T>(
    request: WebRequest,
    sent: Omit<FormDraft, 'files'>,
    use: (page: FormPage) => T | undefined,
  ): Promise<T | undefined> {
    for (const asked of this.pagesOf(sent)) {
      const { statusCode, headers, body } = await this.asked(request, asked);
      const location = headers['location'] ?? '';
      const found = use({ url: asked.url, status: statusCode, location, html: body });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** On the page it was sent from, or, had a script brought it there, on its own. */
  private pagesOf({ action, page: from, typed }: Omit<FormDraft, 'files'>): readonly Asked[] {
    const [path = ''] = action.split('?');
    const sends = routesOf(this.modules).find((route) => route.method === 'POST' && route.path === path);
    const shows = sends && shownBy(sends.handler);
    if (shows !== undefined) return [{ method: 'POST', url: shows, typed }];
    return [...new Set([from, this.pageAt(path)])].map((url) => ({ method: 'GET', url }));
  }

  /** By the same way that their browser would go, past the same guards. */
  private asked({ headers, ip }: WebRequest, { method, url, typed = {} }: Asked) {
    const fields = Object.entries(typed).flatMap(([name, all]) => [all].flat().map((value) => [name, value]));
    return this.http.httpAdapter.getInstance<FastifyInstance>().inject({
      method,
      url,
      remoteAddress: ip,
      headers: {
        host: headers.host ?? '',
        cookie: headers.cookie ?? '',
        accept: 'text/html',
        'accept-language': headers['accept-language'] ?? '',
        ...(method === 'POST' && {
          origin: this.settings.publicUrl,
          'content-type': 'application/x-www-form-urlencoded',
        }),
      },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    });
  }

  private pageAt(path: string): string {
    return pageAt(routesOf(this.modules), path);
  }
}

/** What a script asks for by itself is shown on no page. */
export function isByScript({ headers }: WebRequest): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') !== 'document';
}
