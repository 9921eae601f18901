import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import type { TimeLink } from '../find/person-card.js';
import { Line } from '../line.js';
import { Nearest } from './choose-time-page.js';

export interface HoldExpiredView {
  readonly nearest: readonly TimeLink[];
  /** Back to all times of this visit, or to the finder when even that is not known any more. */
  readonly again: string;
  /** Something was typed, and will be there again. */
  readonly typed: boolean;
}

/** The hold ran out while the form was open. Nothing is lost but the time, and others are close to it. */
export function HoldExpiredPage({ site, view }: { readonly site: Site; readonly view: HoldExpiredView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('lapsed.title')} step hidden>
      <Line site={site} now="details">
        <h1>{t('lapsed.title')}</h1>
        <Notice>
          <p>{t(view.nearest.length > 0 ? 'lapsed.others' : 'lapsed.no-others')}</p>
          {view.nearest.length > 0 && <Nearest times={view.nearest} />}
        </Notice>
        <p class="soft">{t(view.typed ? 'lapsed.kept-words' : 'lapsed.nothing-booked')}</p>
        <p>
          <a class="button quiet" href={view.again}>
            {t('lapsed.again')}
          </a>
        </p>
      </Line>
    </Layout>
  );
}
