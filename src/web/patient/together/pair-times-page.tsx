import type { VNode } from 'preact';
import { Carried, ErrorSummary, Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { type ChooseTimeView, NoTimes, Refused } from '../book/choose-time-page.js';
import { Days } from '../book/days.js';
import { Others, Toggles } from '../book/other-choices.js';
import { Times } from '../book/times.js';
import { Line } from '../line.js';
import type { PairChoicesView } from './pair-choices.view.js';

export type PairTimesView = PairChoicesView &
  Omit<ChooseTimeView, 'mode' | 'past' | 'visit' | 'addOns' | 'others' | 'why'>;

/** Choosing a time for two people in one go. */
export function PairTimesPage({ site, view }: { readonly site: Site; readonly view: PairTimesView }): VNode {
  const { t } = site;
  const chosen = view.times.find((time) => time.chosen);
  return (
    <Layout site={site} title={t('book.choose-time')} step hidden beside>
      <Line site={site} now="time" past={view.past}>
        <h1>{t('book.choose-time')}</h1>
        <ErrorSummary errors={view.errors} />
        {view.refused && <Refused site={site} {...view.refused} />}
        {view.unavailable && (
          <Notice>
            <p>{view.unavailable}</p>
          </Notice>
        )}
        <Toggles label={t('pair.how')} options={view.orders} />
        <Others label={t('pair.change')} groups={view.groups} open={false} />
        <Days site={site} strip={view.strip} />
        <form id="times" action={view.form.action} method="post" data-proof={site.assets.proof}>
          <Carried fields={view.form.fields} />
          <div class="day-head">
            <h2 id="start">{view.day}</h2>
            {view.firstFree && view.times.length > 0 && (
              <a href={view.firstFree.href}>{t('book.jump', { when: view.firstFree.label })}</a>
            )}
          </div>
          {view.zone && <p class="soft">{view.zone}</p>}
          {view.times.length > 0 ? (
            <Times site={site} times={view.times} />
          ) : (
            <NoTimes site={site} view={view} next={t('pair.none')} />
          )}
          {view.every && (
            <p>
              <a href={view.every.href} data-stay>
                {t('book.every', { minutes: view.every.minutes })}
              </a>
            </p>
          )}
        </form>
      </Line>
      <aside class="summary" aria-label={t('pair.summary')}>
        <h2>{t('pair.summary')}</h2>
        <dl class="facts">
          {view.people.map(({ name, treatment, offer }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {treatment} <span class="soft">{offer}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('visit.where')}</dt>
            <dd>{view.place}</dd>
          </div>
        </dl>
        {view.times.length > 0 && (
          <div class="bar">
            <p>
              <span class="what">{view.people.map(({ name }) => name).join(' · ')}</span>
              <span class="soft">{view.place}</span>
            </p>
            <button class="button" type="submit" form="times" data-once data-says={t('book.with-time', { when: '*' })}>
              {chosen ? t('book.with-time', { when: chosen.short }) : t('book.with-this-time')}
            </button>
          </div>
        )}
      </aside>
    </Layout>
  );
}
