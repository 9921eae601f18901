import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { BlogPosts } from '../../../../import/posts/blog-posts.service.js';
import { linkedPages, type PostLink } from '../../../../import/posts/post-links.js';
import { pageKey } from '../../../../finder/page-key.js';
import { guessTreatment } from '../../../../import/posts/treatment-guess.js';
import { slugOf } from '../../../../configuration/slug.js';
import type { Site } from '../../../shared/site.js';
import { whatOf } from '../in-words.js';
import { partOf } from '../pages.js';
import { asValue, type Chosen, fromValue, postLink } from './post-choices.js';
import { offered, treatmentsFor, usualLabel } from './post-treatments.js';
import type { PostsView } from './posts-page.js';

const perPage = 100;

/** Which posts of a blog have no link yet, and what each is about. */
@Injectable()
export class PostViews {
  constructor(private readonly posts: BlogPosts) {}

  /** @throws Refusal not-found */
  async view(
    site: Site,
    member: StaffMember,
    id: string,
    { page = 1, chosen, ...more }: { readonly page?: number; readonly chosen?: Chosen } & Partial<PostsView>,
  ): Promise<PostsView> {
    const { source, posts, leftOut } = await this.posts.one(member, id);
    const { file, gone } = await this.posts.known();
    const linked = linkedPages([...file.links, ...gone]);
    const fresh = posts
      .map((post, at) => ({ post, at }))
      .filter(({ post }) => !linked.has(pageKey(post.page) ?? post.page));
    const shown = partOf(fresh, page, perPage);
    const codes = new Set([...file.links, ...gone].map(({ code }) => code));
    return {
      member,
      id,
      source,
      count: posts.length,
      leftOut,
      linked: posts.length - fresh.length,
      fresh: fresh.length,
      page: shown.page,
      pages: shown.pages,
      rows: shown.part.map(({ post, at }) => {
        const guess = guessTreatment(file.treatments, post);
        const code = slugOf(post.title, codes);
        codes.add(code);
        return {
          at,
          title: post.title,
          page: post.page,
          code,
          guessed: guess ? whatOf(site, file, guess) : null,
          value: chosen?.treatments.get(at) ?? asValue(guess),
          treatments: treatmentsFor(site, file, guess),
          ticked: !chosen || chosen.ticked.has(at),
        };
      }),
      typed: chosen ?? { label: usualLabel(site, file), near: '', practitioner: '' },
      practitioners: [
        { value: '', label: site.t('link.anyone') },
        ...file.practitioners.map(({ slug, name }) => ({ value: slug, label: name })),
      ],
      errors: {},
      suggestions: [],
      ...more,
    };
  }

  /** Of those without a link: the ticked ones, or all, each with what was chosen for it or what its words speak for. */
  async wanted(member: StaffMember, id: string, chosen: Chosen): Promise<PostLink[]> {
    const { posts } = await this.posts.one(member, id);
    const { file } = await this.posts.known();
    const practitioner = file.practitioners.some(({ slug }) => slug === chosen.practitioner) ? chosen.practitioner : '';
    return posts.flatMap((post, at) => {
      if (!chosen.all && !chosen.ticked.has(at)) return [];
      const value = chosen.treatments.get(at);
      const guess = value === undefined ? guessTreatment(file.treatments, post) : offered(file, fromValue(value));
      return [postLink(post, guess, { ...chosen, practitioner })];
    });
  }
}
