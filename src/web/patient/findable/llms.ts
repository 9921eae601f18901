import type { Site } from '../../shared/site.js';
import type { PublicPage } from './public-pages.js';

/** More would be a list nobody reads; the sitemap has them all. */
const most = 100;

/** What this is and where to look, as Markdown for language models (llmstxt.org). */
export function llmsText({ name, origin, t }: Site, pages: readonly PublicPage[]): string {
  const links = (kind: PublicPage['kind'], more: (page: PublicPage) => string) =>
    pages
      .filter((page) => page.kind === kind)
      .slice(0, most)
      .map((page) => link(page.name, origin + page.path, more(page)));
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [t('llms.treatments'), links('treatment', () => '')],
    [t('llms.people'), links('person', ({ practitioner }) => practitioner?.title ?? '')],
    [t('llms.places'), links('place', ({ location }) => location?.address.city ?? '')],
    [
      t('llms.programs'),
      [
        link('OpenAPI', `${origin}/api/openapi.json`, t('llms.api')),
        link('Model Context Protocol', `${origin}/mcp`, t('llms.assistants')),
        link('$bulk-publish', `${origin}/$bulk-publish`, t('llms.free-times')),
        link('sitemap.xml', `${origin}/sitemap.xml`, t('llms.sitemap')),
      ],
    ],
  ];
  const head = [
    `# ${plain(name)}`,
    `> ${t('llms.what', { clinic: plain(name) })}`,
    link(t('page.find'), `${origin}/find`, t('llms.find')),
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}`);
  return `${[...head, ...body].join('\n\n')}\n`;
}

function link(name: string, address: string, more: string): string {
  return `- [${plain(name)}](${address})${more ? `: ${plain(more)}` : ''}`;
}

/** Names are no Markdown. */
const plain = (text: string) => text.replace(/[\\[\]*_`<>]/g, '\\$&');
