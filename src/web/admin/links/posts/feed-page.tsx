import type { ComponentChildren, VNode } from 'preact';
import { Field, type FieldErrors, Form } from '../../../shared/form.js';
import { FileField } from '../../../shared/file-field.js';
import { AdminPage } from '../../admin-page.js';
import type { StaffView } from '../../../staff/staff-page.js';
import type { PageProps } from '../../../staff/page-props.js';
import { BlogFeedList, type BlogFeedsView, NewPosts } from './new-posts.js';

export interface FeedView extends StaffView, BlogFeedsView {
  readonly address: string;
  /** Whether its new posts are to come by themselves. */
  readonly follow: boolean;
  readonly errors: FieldErrors;
}

interface WithChildren {
  readonly children?: ComponentChildren;
}

/** What came from blogs by itself; and where another blog is, or its feed as a file. */
export function FeedPage({ site, view, children }: PageProps<FeedView> & WithChildren): VNode {
  const { t } = site;
  const { address, follow, errors, posts, feeds } = view;
  const isFirst = posts.length + feeds.length === 0;
  return (
    <AdminPage view={view} title={t('posts.title')} here="/admin/links/posts">
      {posts.length > 0 && <NewPosts {...view} />}
      {feeds.length > 0 && <BlogFeedList {...view} />}
      {!isFirst && <h2>{t('posts.add-blog')}</h2>}
      <p>{t('posts.lead')}</p>
      <Form action="/admin/links/posts" files errors={errors} submit={t('posts.read')}>
        <Field
          name="address"
          label={t('posts.address')}
          hint={t('posts.address-hint')}
          optional
          value={address}
          input={{ maxLength: 500, autocomplete: 'url', spellcheck: false }}
        />
        <label class="tick">
          <input type="checkbox" name="follow" value="yes" checked={follow} />
          <span>
            {t('posts.follow')} <span class="soft">{t('posts.follow-hint')}</span>
          </span>
        </label>
        <FileField
          name="file"
          label={t('posts.file')}
          hint={t('posts.file-hint')}
          optional
          accept=".xml,.atom,.rss,.json,.zip,.gz,application/atom+xml,application/rss+xml,application/feed+json"
        />
      </Form>
      {children}
    </AdminPage>
  );
}
