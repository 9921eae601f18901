import type { VNode } from 'preact';
import { clock, periodEnds } from '../../../time/wording.js';
import { isUpcoming } from '../../../bookings/booking.js';
import { useSite } from '../../shared/use-site.js';
import type { Step } from '../../../bookings/progress.js';
import type { DiaryVisit, Placed } from './diary.js';
import type { DiaryColumn, DiaryView } from './diary.view.js';
import type { DrawnBlock } from './drawn-block.js';
import { flagsOf } from './flags.js';
import { FlagIcon } from './flag-icon.js';
import { StatusMark } from './legend.js';
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
            .flatMap(({ now }) => now ?? [])
            .slice(0, 1)
            .map(({ at, is }) => (
              <span key="now" class={`now-mark ${position(at, 0)}`}>
                {is}
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
    <section class="column" aria-label={[column.name, column.zoneName].filter(Boolean).join(', ')}>
      <h2 class="column-head">
        {column.href ? <a href={column.href}>{column.name}</a> : column.name}
        {column.zoneName && <span class="zone">{column.zoneName}</span>}
        <span class="soft">{t('diary.count', { count: column.placed.length })}</span>
      </h2>
      <div
        class={`column-body ${height(view.minutes)}`}
        data-base={column.base}
        data-zone={column.zone}
        data-practitioner={column.practitioner}
        data-room={column.room}
        data-book={column.practitioner || column.room ? column.book : undefined}
        data-minutes={view.minutes}
      >
        {column.closed.map(([from, minutes]) => (
          <i key={from} class={`closed ${position(from, minutes)}`} aria-hidden="true" />
        ))}
        {column.hours.map(({ at, label }) => (
          <span key={at} class={`hour ${position(at, 60)}`} aria-hidden="true">
            {label}
          </span>
        ))}
        {column.clockChange && (
          <p class={`clock-change ${position(column.clockChange.at, 0)}`}>
            {t(column.clockChange.isDaylight ? 'diary.clocks-forward' : 'diary.clocks-back')}
          </p>
        )}
        {column.elsewhere.map(([from, minutes]) => (
          <p key={from} class={`elsewhere ${position(from, minutes)}`}>
            {t('diary.elsewhere')}
          </p>
        ))}
        {column.blocks.map((block) => (
          <Block key={block.id} zone={column.zone} block={block} />
        ))}
        <ol>
          {column.placed.map((placed) => (
            <Visit key={placed.visit.reference} view={view} placed={placed} />
          ))}
        </ol>
        {column.now && <i class={`now ${position(column.now.at, 0)}`} aria-hidden="true" />}
      </div>
    </section>
  );
}

/** Time off: its edges can be dragged, where it begins and ends in the column. */
function Block({ zone, block }: { readonly zone: string; readonly block: DrawnBlock }): VNode {
  const { t, locale } = useSite();
  const { id, from, until, top, minutes, reason, href, began, goesOn } = block;
  const inside = (
    <>
      <b>{reason ?? t('diary.block-is')}</b>{' '}
      <time>{began || goesOn ? t('diary.block-day') : periodEnds(zone, from, until, locale).join('–')}</time>
    </>
  );
  const looks = ['block', minutes < 25 && 'tiny', position(top, minutes)].filter(Boolean).join(' ');
  if (!href) return <p class={looks}>{inside}</p>;
  return (
    <a
      class={looks}
      href={href}
      draggable={false}
      data-block={id}
      data-from={from}
      data-until={until}
      data-reason={reason}
    >
      {inside}
      {!began && <i class="edge" data-edge="from" aria-hidden="true" />}
      {!goesOn && <i class="edge" data-edge="until" aria-hidden="true" />}
    </a>
  );
}

/** How many lines of text it has room for. */
const sizeOf = (minutes: number) => (minutes < 25 ? 'tiny' : minutes < 40 ? 'short' : '');

function Visit({ view, placed }: ViewProps<DiaryView> & { readonly placed: Placed }): VNode {
  const { t, locale } = useSite();
  const { visit } = placed;
  const { start, end, status, patient, reference } = visit;
  const [from, until] = periodEnds(view.zoneOf(visit), start, end, locale);
  const held = status === 'held';
  const { offered, heldUntil } = visit;
  const state =
    offered && heldUntil !== null
      ? t('diary.offered', { until: clock(view.zoneOf(visit), heldUntil, locale) })
      : t(`status.${status}`);
  const steps = view.steps(visit);
  const room = view.look.by === 'rooms' ? '' : view.room(visit);
  const inside = (
    <>
      <span class="rail" aria-hidden="true">
        {placed.stretches.map(({ kind, from, minutes }) => (
          <i key={`${kind} ${from}`} class={`stretch ${kind} ${position(from, minutes)}`} />
        ))}
      </span>
      <span class="said">
        <span class="when">
          <time>
            {from}
            <span class="until">–{until}</span>
          </time>
          <StatusMark status={status} />
          {flagsOf(visit, view.outside).map((flag) => (
            <FlagIcon key={flag} flag={flag} says={flag === 'noted' ? visit.deskNote : null} />
          ))}
          <span class={status === 'confirmed' ? 'unseen' : 'status'}>{state}</span>
        </span>{' '}
        <b>{offered ? (offered.name ?? t('waitlist.title')) : held ? t('diary.held') : patient}</b>{' '}
        <span class="what">{[view.name(visit), room].filter(Boolean).join(' · ')}</span>{' '}
        {visit.deskNote && (
          <span class="desk-note" aria-hidden="true">
            {visit.deskNote}
          </span>
        )}
      </span>
    </>
  );
  const looks = [
    `visit is-${status}`,
    view.tint(visit),
    sizeOf(end - start),
    placed.began && 'began',
    placed.goesOn && 'goes-on',
    steps.length > 0 && 'has-steps',
    position(placed.from, placed.minutes),
    lane(placed.lane, placed.lanes),
  ];
  return (
    <li
      class={looks.filter(Boolean).join(' ')}
      data-visit={held ? undefined : reference}
      data-move={!held && isUpcoming(visit) && !placed.began ? '' : undefined}
      data-steps={steps.length > 0 ? steps.join(' ') : undefined}
      data-stamp={view.stamp(visit)}
      data-start={start}
      data-end={end}
    >
      {held && !offered?.name ? (
        <span class="card">{inside}</span>
      ) : (
        <a
          class="card"
          href={offered ? `/staff/waitlist/${offered.entry}` : `/staff/visits/${reference}`}
          draggable={false}
        >
          {inside}
        </a>
      )}
      <Quick visit={visit} steps={steps} />
    </li>
  );
}

/** What comes next, and that somebody did not come, with one click. They belong to the form `steps` of the page. */
function Quick({ visit, steps }: { readonly visit: DiaryVisit; readonly steps: readonly Step[] }): VNode | null {
  const { t } = useSite();
  const offered = steps.filter((step, n) => n === 0 || step === 'no-show');
  if (offered.length === 0) return null;
  return (
    <span class="quick">
      {offered.map((step) => (
        <button
          key={step}
          class={`do-${step}`}
          type="submit"
          form="steps"
          formAction={`/staff/visits/${visit.reference}/steps`}
          name="step"
          value={step}
          title={t(`life.${step}`)}
          aria-label={t('diary.step-of', { step: t(`life.${step}`), patient: visit.patient ?? '' })}
        />
      ))}
    </span>
  );
}
