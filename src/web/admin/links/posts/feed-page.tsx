import type { VNode } from 'preact';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { ErrorSummary, Field, FieldError, type FieldErrors } from '../../../shared/form.js';
import type { Site } from '../../../shared/site.js';
import { StaffLayout } from '../../../staff/staff-layout.js';

export interface FeedView {
  readonly member: StaffMember;
  readonly address: string;
  readonly errors: FieldErrors;
}

/** Where the blog is, or its feed as a file. */
export function FeedPage({ site, view }: { readonly site: Site; readonly view: FeedView }): VNode {
  const { t } = site;
  const { address, errors } = view;
  return (
    <StaffLayout site={site} title={t('posts.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/links">{t('links.back')}</a>
      </p>
      <h1>{t('posts.title')}</h1>
      <ErrorSummary site={site} errors={errors} />
      <p>{t('posts.lead')}</p>
      <form action="/admin/links/posts" method="post" encType="multipart/form-data">
        <Field
          site={site}
          name="address"
          label={t('posts.address')}
          hint={t('posts.address-hint')}
          optional
          value={address}
          error={errors.address}
          input={{ maxLength: 500, autocomplete: 'url', spellcheck: false }}
        />
        <div class={errors.file ? 'field wrong' : 'field'}>
          <label for="file">
            {t('posts.file')} <span class="soft">{t('form.optional')}</span>
          </label>
          <p class="hint" id="file-hint">
            {t('posts.file-hint')}
          </p>
          {errors.file && <FieldError name="file" message={errors.file} />}
          <input
            id="file"
            type="file"
            name="file"
            accept=".xml,.atom,.rss,.json,application/atom+xml,application/rss+xml,application/feed+json"
            aria-describedby={errors.file ? 'file-hint file-error' : 'file-hint'}
          />
        </div>
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('posts.read')}
          </button>
        </p>
      </form>
    </StaffLayout>
  );
}
