import type { VNode } from 'preact';
import { clock } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import type { DiaryColumn, DiaryView } from './diary.view.js';
import type { DiaryVisit } from './diary.js';
import { diaryAddress } from './diary-query.js';
import { FlagIcon } from './flag-icon.js';
import { flagsOf } from './flags.js';
import { StatusMark } from './legend.js';

/** A week of everyone: people by days, and in each day who comes when. */
export function EveryoneWeek({ view }: ViewProps<DiaryView>): VNode {
  const { t } = useSite();
  const { people, look } = view;
  const of = (slug: string) => view.columns.filter(({ practitioner }) => practitioner === slug);
  return (
    <div class="diary of-everyone" role="region" aria-label={t('diary.everyone-grid')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('diary.practitioner')}</th>
            {of(people[0]?.slug ?? '').map(({ key, name, href }) => (
              <th key={key} scope="col">
                <a href={href}>{name}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ slug, name }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={diaryAddress({ ...look, span: 'week', who: slug })}>{name}</a>
              </th>
              {of(slug).map((column) => (
                <Day key={column.key} view={view} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ view, column }: ViewProps<DiaryView> & { readonly column: DiaryColumn }): VNode {
  const { t } = useSite();
  if (column.placed.length === 0) return <td class="soft">{t(column.away ? 'diary.away' : 'diary.nothing')}</td>;
  return (
    <td class="column">
      <ol>
        {column.placed.map(({ visit }) => (
          <Line key={visit.reference} view={view} visit={visit} />
        ))}
      </ol>
    </td>
  );
}

function Line({ view, visit }: ViewProps<DiaryView> & { readonly visit: DiaryVisit }): VNode {
  const { t, locale } = useSite();
  const { reference, status, start, patient } = visit;
  const inside = (
    <>
      <time>{clock(view.zone, start, locale)}</time> <StatusMark status={status} />
      {flagsOf(visit, view.outside).map((flag) => (
        <FlagIcon key={flag} flag={flag} />
      ))}
      <span class="unseen">{t(`status.${status}`)}</span> <b>{patient ?? t('diary.held')}</b>
    </>
  );
  const steps = view.steps(visit);
  return (
    <li
      class={`visit is-${status} ${view.tint(visit)}`}
      data-visit={reference}
      data-stamp={view.stamp(visit)}
      data-steps={steps.join(' ')}
      title={view.name(visit)}
    >
      {status === 'held' ? (
        <span class="card">{inside}</span>
      ) : (
        <a class="card" href={`/staff/visits/${reference}`}>
          {inside}
        </a>
      )}
    </li>
  );
}
