import type { VNode } from 'preact';
import type { BlogReading } from '../../../../import/posts/blog-posts.service.js';
import { isNowhere } from '../../../../import/posts/post.js';
import { ButtonLink } from '../../../shared/button-link.js';
import { Field, type FieldErrors, Form } from '../../../shared/form.js';
import type { StaffView } from '../../../staff/staff-page.js';
import type { PageProps } from '../../../staff/page-props.js';
import { AdminPage } from '../../admin-page.js';

export interface ReadingView extends StaffView {
  readonly reading: BlogReading;
}

/** How far it is. The answer's Refresh header makes it look again; no script does. */
export function ReadingPage({ site: { t }, view }: PageProps<ReadingView>): VNode {
  const { id, source, progress } = view.reading;
  const percent = Math.round((progress ?? 1) * 100);
  const title = t('files.wait.reading', { name: source });
  return (
    <AdminPage view={view} title={title} here="/admin/links/posts">
      <p>
        <progress max={100} value={percent} aria-label={title}>
          {percent}%
        </progress>{' '}
        {t('files.wait.how-far', { percent })}
      </p>
      <p class="actions">
        <ButtonLink href={`/admin/links/posts/${id}`}>{t('files.wait.again')}</ButtonLink>
      </p>
    </AdminPage>
  );
}

export interface BlogAddressView extends ReadingView {
  readonly address: string;
  readonly errors: FieldErrors;
}

/** The backup of Google Takeout does not say where the blog is. */
export function BlogAddressPage({ site: { t }, view }: PageProps<BlogAddressView>): VNode {
  const { reading, address, errors } = view;
  const { id, source, posts } = reading;
  return (
    <AdminPage view={view} title={t('posts.where')} here="/admin/links/posts">
      <p>{t('posts.where-lead', { count: posts.length, source })}</p>
      <Form action={`/admin/links/posts/${id}/address`} errors={errors} submit={t('posts.where-submit')}>
        <Field
          name="address"
          label={t('posts.where-address')}
          hint={t('posts.where-hint', { path: new URL(posts.find(isNowhere)!.page).pathname })}
          value={address}
          input={{ maxLength: 500, autocomplete: 'url', spellcheck: false }}
        />
      </Form>
    </AdminPage>
  );
}
