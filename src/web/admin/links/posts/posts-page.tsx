import type { VNode } from 'preact';
import { type Choice, Field, type FieldErrors, Form, Select } from '../../../shared/form.js';
import { FieldGroup } from '../../../shared/labelled.js';
import { useSite } from '../../../shared/use-site.js';
import { AdminPage } from '../../admin-page.js';
import type { StaffView } from '../../../staff/staff-page.js';
import { linkDetails } from '../../../../clinic-file/details.js';
import { Near } from '../near.js';
import { Pages } from '../pages.js';
import type { TypedForAll } from './post-choices.js';
import type { PageProps, ViewProps } from '../../../staff/page-props.js';

export interface PostRow {
  /** Where it stands in the feed. */
  readonly at: number;
  readonly title: string;
  readonly page: string;
  readonly code: string;
  /** "Acupuncture with cupping"; null: its words speak for nothing. */
  readonly guessed: string | null;
  readonly value: string;
  readonly treatments: readonly Choice[];
  readonly ticked: boolean;
}

export interface PostsView extends StaffView {
  readonly id: string;
  readonly source: string;
  readonly count: number;
  /** Entries that are no published posts. */
  readonly leftOut: number;
  readonly linked: number;
  readonly fresh: number;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly PostRow[];
  readonly typed: TypedForAll;
  readonly practitioners: readonly Choice[];
  readonly errors: FieldErrors;
  readonly suggestions: readonly string[];
}

/** The posts of a blog that have no link yet: ticked, with the treatment their words speak for. */
export function PostsPage({ site, view }: PageProps<PostsView>): VNode {
  const { t } = site;
  const { count, leftOut, linked, fresh, source } = view;
  return (
    <AdminPage view={view} title={t('posts.choose')} here="/admin/links/posts">
      <p>
        {t('posts.found', { count, source })} {count > 0 && t('posts.fresh', { fresh })}{' '}
        {linked > 0 && fresh > 0 && t('posts.linked', { linked })}{' '}
        {leftOut > 0 && t('posts.left-out', { count: leftOut })}
      </p>
      {fresh > 0 ? (
        <Choose view={view} />
      ) : (
        <p class="actions">
          <a class="button" href="/admin/links">
            {t('links.back')}
          </a>
        </p>
      )}
    </AdminPage>
  );
}

function Choose({ view }: ViewProps<PostsView>): VNode {
  const { t } = useSite();
  const { typed, errors, rows, fresh, pages } = view;
  return (
    <Form
      class="settings"
      action={`/admin/links/posts/${view.id}?page=${view.page}`}
      entity={linkDetails}
      typed={typed}
      errors={errors}
    >
      <FieldGroup title={t('posts.for-all')}>
        <Field
          name="label"
          label={t('link.label')}
          hint={t('posts.label-hint')}
          input={{ maxLength: 200, autocomplete: 'off' }}
        />
        <Near suggestions={view.suggestions} />
        <Select name="practitioner" label={t('link.practitioner')} choices={view.practitioners} />
      </FieldGroup>
      <FieldGroup title={t('posts.which')}>
        <p class="hint">{t('posts.which-hint')}</p>
        <ul class="posts">
          {rows.map((row) => (
            <Row key={row.at} row={row} />
          ))}
        </ul>
      </FieldGroup>
      <Pages page={view.page} pages={pages} address={`/admin/links/posts/${view.id}`} />
      <p class="actions">
        <button class="button" type="submit" name="what" value="ticked" data-once>
          {t('posts.make')}
        </button>
        {pages > 1 && (
          <button class="button quiet" type="submit" name="what" value="all" data-once>
            {t('posts.make-all', { count: fresh })}
          </button>
        )}
      </p>
    </Form>
  );
}

function Row({ row }: { readonly row: PostRow }): VNode {
  const { t } = useSite();
  return (
    <li>
      <label class="tick">
        <input type="checkbox" name="post" value={row.at} checked={row.ticked} />
        <span>
          {row.title}
          <span class="soft">{row.page}</span>
          <span class="soft">/go/{row.code}</span>
        </span>
      </label>
      <Select
        name={`treatment-${row.at}`}
        label={
          <>
            {t('link.treatment')} <span class="unseen">{row.title}</span>{' '}
            <span class="soft">{t(row.guessed ? 'posts.guessed' : 'posts.not-guessed')}</span>
          </>
        }
        value={row.value}
        choices={row.treatments}
      />
    </li>
  );
}
