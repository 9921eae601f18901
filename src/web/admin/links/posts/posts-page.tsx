import type { VNode } from 'preact';
import { type Choice, Field, type FieldErrors, Select } from '../../../shared/form.js';
import type { Site } from '../../../shared/site.js';
import { StaffPage, type StaffView } from '../../../staff/staff-page.js';
import { linkDetails } from '../../../../clinic-file/link-edits.js';
import { Near } from '../near.js';
import { Pages } from '../pages.js';
import type { TypedForAll } from './post-choices.js';

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

interface PostsPageProps {
  readonly site: Site;
  readonly view: PostsView;
}

/** The posts of a blog that have no link yet: ticked, with the treatment their words speak for. */
export function PostsPage({ site, view }: PostsPageProps): VNode {
  const { t } = site;
  const { count, linked, fresh, source } = view;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('posts.choose')}
      back={{ href: '/admin/links', text: t('links.back') }}
      here="/admin"
      styles={[site.assets.settingsStyle]}
    >
      <p>
        {t('posts.found', { count, source })} {count > 0 && t('posts.fresh', { fresh })}{' '}
        {linked > 0 && fresh > 0 && t('posts.linked', { linked })}
      </p>
      {fresh > 0 ? (
        <Choose site={site} view={view} />
      ) : (
        <p class="actions">
          <a class="button" href="/admin/links">
            {t('links.back')}
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function Choose({ site, view }: PostsPageProps): VNode {
  const { t } = site;
  const { typed, errors, rows, fresh, pages } = view;
  return (
    <form action={`/admin/links/posts/${view.id}?page=${view.page}`} method="post" class="settings">
      <fieldset>
        <legend>
          <h2>{t('posts.for-all')}</h2>
        </legend>
        <Field
          site={site}
          name="label"
          label={t('link.label')}
          hint={t('posts.label-hint')}
          value={typed.label}
          error={errors.label}
          input={{ maxLength: 200, autocomplete: 'off' }}
        />
        <Near
          site={site}
          form={{ entity: linkDetails, typed: { near: [typed.near] }, errors }}
          suggestions={view.suggestions}
        />
        <Select
          name="practitioner"
          label={t('link.practitioner')}
          value={typed.practitioner}
          choices={view.practitioners}
        />
      </fieldset>
      <fieldset>
        <legend>
          <h2>{t('posts.which')}</h2>
        </legend>
        <p class="hint">{t('posts.which-hint')}</p>
        <ul class="posts">
          {rows.map((row) => (
            <Row key={row.at} site={site} row={row} />
          ))}
        </ul>
      </fieldset>
      <Pages site={site} page={view.page} pages={pages} address={`/admin/links/posts/${view.id}`} />
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
    </form>
  );
}

function Row({ site: { t }, row }: { readonly site: Site; readonly row: PostRow }): VNode {
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
      <div class="field">
        <label for={`treatment-${row.at}`}>
          {t('link.treatment')} <span class="unseen">{row.title}</span>{' '}
          <span class="soft">{t(row.guessed ? 'posts.guessed' : 'posts.not-guessed')}</span>
        </label>
        <select id={`treatment-${row.at}`} name={`treatment-${row.at}`}>
          {row.treatments.map(({ value, label }) => (
            <option key={value} value={value} selected={value === row.value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </li>
  );
}
