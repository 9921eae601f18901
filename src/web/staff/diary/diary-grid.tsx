import type { VNode } from 'preact';
import { clock } from '../../../time/wording.js';
import { isUpcoming } from '../../../bookings/booking.js';
import { useSite } from '../../shared/use-site.js';
import { leaves, type Placed } from './diary.js';
import type { DiaryColumn, DiaryView } from './diary.view.js';
import { flagsOf } from './flags.js';
import { StatusMark, UnreachedMark } from './legend.js';
import { height, lane, position } from '../../shared/positions.js';
import type { ViewProps } from '../page-props.js';

/** A ruler of hours and a column for each practitioner, room or day. */
export function DiaryGrid({ view }: ViewProps<DiaryView>): VNode {
  const { t } = useSite();
  return (
    <div class="diary" role="region" aria-label={t('diary.grid')} tabIndex={0}>
      <div class="ruler" aria-hidden="true">
        <div class="column-head" />
        <div class={`column-body ${height(view.minutes)}`}>
          {view.hours.map(({ at, label }) => (
            <span key={at} class={`hour ${position(at, 60)}`}>
              {label}
            </span>
          ))}
          {view.columns
            .filter((column) => column.now !== undefined)
            .slice(0, 1)
            .map((column) => (
              <span key="now" class={`now-mark ${position(column.now!, 0)}`}>
                {view.nowIs}
              </span>
            ))}
        </div>
      </div>
      {view.columns.map((column) => (
        <Column key={column.key} view={view} column={column} />
      ))}
    </div>
  );
}

function Column({ view, column }: ViewProps<DiaryView> & { readonly column: DiaryColumn }): VNode {
  const { t } = useSite();
  return (
    <section class="column" aria-label={column.name}>
      <h2 class="column-head">
        {column.href ? <a href={column.href}>{column.name}</a> : column.name}
        <span class="soft">{t('diary.count', { count: column.placed.length })}</span>
      </h2>
      <div
        class={`column-body ${height(view.minutes)}`}
        data-base={column.base}
        data-practitioner={column.practitioner}
        data-book={column.practitioner && column.book}
        data-minutes={view.minutes}
      >
        {column.closed.map(([from, minutes]) => (
          <i key={from} class={`closed ${position(from, minutes)}`} aria-hidden="true" />
        ))}
        {column.elsewhere.map(([from, minutes]) => (
          <p key={from} class={`elsewhere ${position(from, minutes)}`}>
            {t('diary.elsewhere')}
          </p>
        ))}
        <ol>
          {column.placed.map((placed) => (
            <Visit key={placed.visit.reference} view={view} base={column.base} placed={placed} />
          ))}
        </ol>
        {column.now !== undefined && (
          <i class={`now ${position(column.now, 0)}`} aria-hidden="true" data-now={view.nowIs} />
        )}
      </div>
    </section>
  );
}

function Visit({
  view,
  base,
  placed,
}: ViewProps<DiaryView> & { readonly base: number; readonly placed: Placed }): VNode {
  const { t, locale } = useSite();
  const { visit, stretches } = placed;
  const { start, end, status, patient, reference } = visit;
  const held = status === 'held';
  const where = `${position(start - base, leaves(visit) - start)} ${lane(placed.lane, placed.lanes)}`;
  const flags = flagsOf(t, { ...visit, unreached: false }, view.outside).join(', ');
  const inside = (
    <>
      {stretches.map(({ kind, from, minutes }) => (
        <i key={`${kind} ${from}`} class={`stretch ${kind} ${position(from, minutes)}`} aria-hidden="true" />
      ))}
      <span class="said">
        <span class="when">
          <time>
            {clock(view.zone, start, locale)}
            <span class="until">–{clock(view.zone, end, locale)}</span>
          </time>
          <StatusMark status={status} />
          {visit.unreached && <UnreachedMark />}
          <span class={status === 'confirmed' ? 'unseen' : 'status'}>{t(`status.${status}`)}</span>
        </span>
        <b>{held ? t('diary.held') : patient}</b>
        <span class="what">
          {visit.unreached && <b class="flag has-mark">{t('diary.unreached')} · </b>}
          {flags !== '' && <b class="flag">{flags} · </b>}
          {view.name(visit)}
        </span>
      </span>
    </>
  );
  return (
    <li
      class={`visit is-${status} ${where}`}
      data-move={!held && isUpcoming(visit) ? reference : undefined}
      data-start={start}
    >
      {held ? (
        <span class="card">{inside}</span>
      ) : (
        <a class="card" href={`/staff/visits/${reference}`} draggable={false}>
          {inside}
        </a>
      )}
    </li>
  );
}
