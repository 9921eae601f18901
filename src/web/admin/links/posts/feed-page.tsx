import type { VNode } from 'preact';
import { Field, FieldError, type FieldErrors } from '../../../shared/form.js';
import type { Site } from '../../../shared/site.js';
import { StaffPage, type StaffView } from '../../../staff/staff-page.js';

export interface FeedView extends StaffView {
  readonly address: string;
  readonly errors: FieldErrors;
}

/** Where the blog is, or its feed as a file. */
export function FeedPage({ site, view }: { readonly site: Site; readonly view: FeedView }): VNode {
  const { t } = site;
  const { address, errors } = view;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('posts.title')}
      back={{ href: '/admin/links', text: t('links.back') }}
      here="/admin"
    >
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
    </StaffPage>
  );
}
