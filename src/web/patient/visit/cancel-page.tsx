import type { VNode } from 'preact';
import { Carried, type Carry } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { Facts, type Summary } from '../summary.js';

export interface CancelView {
  readonly visit: Summary;
  /** "Tuesday 10:00", on the button */
  readonly short: string;
  /** How many visits of its course come after it. */
  readonly later: number;
  readonly action: string;
  readonly fields: Carry;
  readonly back: string;
  readonly move: string;
}

/** Asked once, with the two other ways out beside it. Only the button changes anything: mail scanners follow links. */
export function CancelPage({ site, view }: { readonly site: Site; readonly view: CancelView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('cancel.title')} step hidden>
      <div class="line">
        <div class="stop now end">
          <h1>{t('cancel.heading')}</h1>
          <Facts site={site} visit={view.visit} />
          <p>{t('cancel.what-happens')}</p>
          <form class="actions" action={view.action} method="post">
            <Carried fields={view.fields} />
            <button class="button danger" type="submit" data-once>
              {t(view.later > 0 ? 'course.cancel-only' : 'cancel.submit', { when: view.short })}
            </button>
            {view.later > 0 && (
              <button class="button quiet danger" type="submit" name="rest" value="yes" data-once>
                {t('course.cancel-rest', { count: view.later })}
              </button>
            )}
            <a class="button quiet" href={view.move}>
              {t('cancel.move')}
            </a>
            <a class="button quiet" href={view.back}>
              {t('cancel.keep')}
            </a>
          </form>
        </div>
      </div>
    </Layout>
  );
}
