import type { VNode } from 'preact';
import { type Choice, Form, Select, Submit } from '../../../shared/form.js';
import { Section } from '../../../shared/section.js';
import { useSite } from '../../../shared/use-site.js';

export interface NewPostRow {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  /** "Found 3 hours ago" */
  readonly found: string;
  readonly isGuessed: boolean;
  readonly value: string;
  readonly treatments: readonly Choice[];
}

export interface BlogFeedRow {
  readonly id: string;
  readonly address: string;
  readonly text: string;
  readonly fault?: string;
}

/** What the hourly reading of blogs brought, and of which blogs. */
export interface BlogFeedsView {
  readonly posts: readonly NewPostRow[];
  /** With those that are not shown. */
  readonly count: number;
  readonly feeds: readonly BlogFeedRow[];
}

/** Posts that came by themselves, each with the two ways to decide about it. */
export function NewPosts({ posts, count }: BlogFeedsView): VNode {
  const { t } = useSite();
  return (
    <Section id="new-posts" title={t('posts.new')}>
      <p>{t('posts.new-text')}</p>
      {count > posts.length && <p>{t('posts.new-more', { shown: posts.length, count })}</p>}
      <ul class="posts">
        {posts.map((post) => (
          <li key={post.id}>
            <NewPost post={post} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NewPost({ post }: { readonly post: NewPostRow }): VNode {
  const { t } = useSite();
  const { id, title, page, found, isGuessed, value, treatments } = post;
  return (
    <Form action="/admin/links/posts/new" label={title} carry={{ post: id }}>
      <p>
        <strong>{title}</strong>
        <a class="soft" href={page} rel="noopener noreferrer nofollow" target="_blank">
          {page}
        </a>
        <span class="soft">{found}</span>
      </p>
      <Select
        id={`treatment-${id}`}
        name="treatment"
        label={
          <>
            {t('link.treatment')} <span class="unseen">{title}</span>{' '}
            <span class="soft">{t(isGuessed ? 'posts.guessed' : 'posts.not-guessed')}</span>
          </>
        }
        value={value}
        choices={treatments}
      />
      <p class="actions">
        <Submit look="small" label={t('posts.create-name', { title })}>
          {t('posts.create')}
        </Submit>
        <Submit look="quiet small" label={t('posts.ignore-name', { title })} formAction="/admin/links/posts/ignored">
          {t('posts.ignore')}
        </Submit>
      </p>
    </Form>
  );
}

/** Which blogs are read, how it goes, and the way to end it. */
export function BlogFeedList({ feeds }: BlogFeedsView): VNode {
  const { t } = useSite();
  return (
    <Section id="feeds" title={t('posts.feeds')}>
      <ul class="rows calendars">
        {feeds.map(({ id, address, text, fault }) => (
          <li key={id}>
            <span>
              <strong>{address}</strong>
              <span class="soft">{text}</span>
              {fault && <span class="failing">{fault}</span>}
            </span>
            <Form action={`/admin/links/posts/feeds/${id}/end`}>
              <Submit look="link" label={t('posts.stop-name', { address })}>
                {t('posts.stop')}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
