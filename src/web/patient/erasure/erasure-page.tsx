import type { VNode } from 'preact';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';

/** One button, and the way out; the form goes to where it stands. */
export function ErasurePage({ site, confirmed }: { readonly site: Site; readonly confirmed: boolean }): VNode {
  const { t } = site;
  const title = t(confirmed ? 'erasure.confirmed' : 'erasure.ask');
  return (
    <Layout site={site} title={title} hidden>
      <h1>{title}</h1>
      <p>{t(confirmed ? 'erasure.confirmed-text' : 'erasure.ask-text')}</p>
      {!confirmed && (
        <form method="post" class="actions">
          <button class="button danger" type="submit">
            {t('erasure.confirm')}
          </button>
          <a class="button quiet" href="/">
            {t('erasure.keep')}
          </a>
        </form>
      )}
    </Layout>
  );
}
