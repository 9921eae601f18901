import type { VNode } from 'preact';
import { Markdown } from '../shared/markdown.js';
import type { Site } from '../shared/site.js';

/** How to prepare: of the treatment and of each add-on that says something of its own. */
export function Preparation({ site, texts }: { readonly site: Site; readonly texts: readonly string[] }): VNode | null {
  if (texts.length === 0) return null;
  return (
    <section class="next-up">
      <h2>{site.t('visit.preparation')}</h2>
      {texts.map((text) => (
        <Markdown key={text} text={text} />
      ))}
    </section>
  );
}
