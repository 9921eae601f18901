import { Inject, Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { Links } from '../../../../finder/links.service.js';
import { pageKey } from '../../../../finder/page-key.js';
import { UnlinkedPages } from '../../../../finder/unlinked-pages.service.js';
import { BlogPosts } from '../../../../import/posts/blog-posts.service.js';
import { guessTreatment } from '../../../../import/posts/treatment-guess.js';
import { Refusal } from '../../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../../platform/settings.js';
import type { Site } from '../../../shared/site.js';
import { whatOf } from '../in-words.js';
import { postLink } from '../posts/post-choices.js';
import { usualLabel } from '../posts/post-treatments.js';
import type { ByPageView } from './by-page-section.js';
import { pageTitle } from './page-title.js';
import { themes, themeSnippet } from './theme-snippets.js';

/** One piece of HTML for all posts, and the posts from which somebody came although they have no link. */
@Injectable()
export class ByPageViews {
  constructor(
    private readonly posts: BlogPosts,
    private readonly links: Links,
    private readonly unlinked: UnlinkedPages,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async view(site: Site): Promise<ByPageView> {
    const [{ file }, pages] = await Promise.all([this.posts.known(), this.unlinked.list()]);
    const label = usualLabel(site, file);
    return {
      snippets: themes.map((theme) => ({ theme, html: themeSnippet(theme, this.settings.publicUrl, label) })),
      sites: file.sites ?? [],
      pages: pages.map(({ address, followed }) => {
        const guess = guessTreatment(file.treatments, { title: pageTitle(address), words: '' });
        return { address, followed, guessed: guess && whatOf(site, file, guess) };
      }),
    };
  }

  /**
   * A link for a page from which somebody came, as its address suggests. Answers its code; made meanwhile, it is that one.
   * @throws Refusal not-found: nobody came from there
   * @throws BrokenClinic
   */
  async make(site: Site, member: StaffMember, address: string): Promise<string> {
    const key = pageKey(address);
    if (key !== null && (await this.unlinked.list()).some((page) => page.address === address)) {
      const { file } = await this.posts.known();
      const post = { title: pageTitle(address), page: address, words: '' };
      const all = { label: usualLabel(site, file), near: '', practitioner: '' };
      await this.posts.make(member, [postLink(post, guessTreatment(file.treatments, post), all)]);
      await this.unlinked.forget(address);
    }
    const link = key === null ? null : await this.links.ofPage(key);
    if (!link) throw new Refusal('not-found');
    return link.code;
  }
}
