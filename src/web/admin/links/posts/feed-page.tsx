import type { VNode } from 'preact';
import { Field, type FieldErrors, Form } from '../../../shared/form.js';
import { FileField } from '../../../shared/file-field.js';
import { AdminPage } from '../../admin-page.js';
import { ByPageSection, type ByPageView } from '../by-page/by-page-section.js';
import type { StaffView } from '../../../staff/staff-page.js';
import type { PageProps } from '../../../staff/page-props.js';

export interface FeedView extends StaffView {
  readonly byPage: ByPageView;
  readonly address: string;
  readonly errors: FieldErrors;
}

/** Where the blog is, or its feed as a file. */
export function FeedPage({ site, view }: PageProps<FeedView>): VNode {
  const { t } = site;
  const { address, errors } = view;
  return (
    <AdminPage view={view} title={t('posts.title')} here="/admin/links/posts">
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
        <FileField
          name="file"
          label={t('posts.file')}
          hint={t('posts.file-hint')}
          optional
          accept=".xml,.atom,.rss,.json,application/atom+xml,application/rss+xml,application/feed+json"
        />
      </Form>
      <ByPageSection view={view.byPage} />
    </AdminPage>
  );
}
