import { Injectable } from '@nestjs/common';
import { render } from 'preact-render-to-string';
import { type FormDraft, withDraft } from '../../../accounts/form-draft.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type Answer, html } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { page, seeOther } from '../../shared/answer.js';
import { filledForm } from '../../shared/filled-form.js';
import { Notice } from '../../shared/form.js';
import { FormPages } from '../../shared/form-pages.service.js';
import { confirmFor, draftPage } from '../../shared/next.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { DraftPage } from './draft-page.js';
import { filesAgain } from './draft-text.js';

/** Forms as they were when their session ended. */
@Injectable()
export class DraftPages {
  constructor(
    private readonly formPages: FormPages,
    private readonly siteContext: SiteContext,
  ) {}

  /** The page of the form as it stands now, for whoever asks, filled with what was typed; or all of that on a page of its own. */
  async show(request: WebRequest, member: StaffMember, id: string, draft: FormDraft): Promise<Answer> {
    const site = await this.siteContext.site();
    const notice = () => noticeOf(site, draft);
    const found = await this.formPages.find(request, draft, ({ url, status, location, html: body }) => {
      if (status === 303 && location.startsWith('/staff/confirm')) return seeOther(confirmFor(draftPage(id), false));
      const filled = status < 400 && filledForm(body, { ...draft, page: url }, { notice, draft: id });
      return filled ? html(filled, { personal: true }) : undefined;
    });
    return found ?? page(<DraftPage site={site} member={member} draft={draft} action={withDraft(draft.action, id)} />);
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
