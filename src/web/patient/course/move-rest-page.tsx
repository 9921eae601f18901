import type { VNode } from 'preact';
import { Carried, type Carry, Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import type { Site } from '../../shared/site.js';
import { Line, type PastStep } from '../line.js';
import { SeriesList, type SeriesView } from './series-list.js';

export interface MoveRestView {
  readonly past: readonly PastStep[];
  readonly series: SeriesView;
  /** How many are to move. */
  readonly count: number;
  readonly action: string;
  readonly fields: Carry;
  readonly phones: readonly PhoneLine[];
  readonly refused?: string | undefined;
}

/** New times for a visit and all later ones of its course: nothing has moved before the button. */
export function MoveRestPage({ site, view }: { readonly site: Site; readonly view: MoveRestView }): VNode {
  const { t } = site;
  const isWhole = view.series.turns.length === view.count;
  return (
    <Layout site={site} title={t('visit.choose-time')} step hidden>
      <Line site={site} now="time" past={view.past} last>
        <h1>{t('course.move-heading', { count: view.count })}</h1>
        {view.refused && (
          <Notice bad>
            <p>{view.refused}</p>
          </Notice>
        )}
        {isWhole ? (
          <form action={view.action} method="post">
            <Carried fields={view.fields} />
            <p>{t('course.move-lead')}</p>
            <SeriesList view={view.series} />
            <p class="actions">
              <button class="button" type="submit" data-once>
                {t('course.move-submit', { count: view.count })}
              </button>
            </p>
          </form>
        ) : (
          <>
            <p>{t('course.move-fewer')}</p>
            <Phones phones={view.phones} />
          </>
        )}
      </Line>
    </Layout>
  );
}
