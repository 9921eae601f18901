import { Injectable } from '@nestjs/common';
import type { WordKey } from '../../../i18n/words.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { AskedPage, AskPage, type AskView } from './ask-page.js';

/** What stands before the appointments: the form that asks for a link. */
@Injectable()
export class MyPages {
  constructor(private readonly siteContext: SiteContext) {}

  async ask(
    request: WebRequest,
    { news, ...said }: Partial<Pick<AskView, 'email' | 'errors' | 'fault'>> & { readonly news?: WordKey },
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.siteFor(request, null, said.email ? undefined : '/my');
    const view = { email: '', errors: {}, ...said, news: news && site.t(news) };
    return page(<AskPage site={site} view={view} />, { personal: true, status });
  }

  async asked(request: WebRequest): Promise<Answer> {
    return page(<AskedPage site={await this.siteContext.siteFor(request)} />, { personal: true });
  }
}
