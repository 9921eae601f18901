import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { Week, WeekDay } from './week.view.js';

export interface HoursView extends StaffView {
  readonly name: string;
  /** `/staff/hours/mei` */
  readonly here: string;
  /** The link to everybody's hours, for staff who may set them. */
  readonly everyone: boolean;
  readonly week: Week;
  readonly weekly: readonly HoursRow[];
  readonly dates: readonly HoursRow[];
  readonly off: readonly HoursRow[];
}

/** Something that is in force, and how it is changed or taken away. */
export interface HoursRow {
  readonly text: string;
  readonly more: string;
  readonly href?: string;
  readonly remove: Readonly<Record<string, string>>;
}

interface HoursPageProps {
  readonly site: Site;
  readonly view: HoursView;
}

/** When somebody works: a week drawn, and everything it is made of. */
export function HoursPage({ site, view }: HoursPageProps): VNode {
  const { t } = site;
  const { here } = view;
  return (
    <StaffPage
      view={view}
      title={t('hours.of', { name: view.name })}
      back={view.everyone ? { href: '/staff/hours', text: t('hours.everyone-back') } : undefined}
      here="/staff/hours"
      styles={[site.assets.hoursStyle]}
    >
      <WeekGrid view={view} />
      <Rows
        here={here}
        id="weekly"
        title={t('hours.weekly')}
        rows={view.weekly}
        none={t('hours.weekly-none')}
        add={{ href: `${here}/weekly`, text: t('hours.add') }}
      />
      <Rows
        here={here}
        id="off"
        title={t('hours.times-off')}
        rows={view.off}
        none={t('hours.times-off-none')}
        add={{ href: `${here}/off`, text: t('hours.off-add') }}
      />
      <Rows
        here={here}
        id="dates"
        title={t('hours.dates')}
        rows={view.dates}
        none={t('hours.dates-none')}
        add={{ href: `${here}/date`, text: t('hours.date-add') }}
      />
    </StaffPage>
  );
}

function WeekGrid({ view }: { readonly view: HoursView }): VNode {
  const { t } = useSite();
  const { week } = view;
  return (
    <section aria-labelledby="week">
      <div class="week-head">
        <h2 id="week">{week.title}</h2>
        <nav class="week-nav" aria-label={t('hours.title')}>
          <a href={week.earlier}>{t('hours.earlier')}</a>
          {week.now && <a href={week.now}>{t('hours.now')}</a>}
          <a href={week.later}>{t('hours.later')}</a>
        </nav>
      </div>
      <div class="week">
        <div class="week-hours" aria-hidden="true">
          {week.hours.map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
        <ol class="week-days">
          {week.days.map((day) => (
            <Day key={day.date} here={view.here} day={day} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function Day({ here, day }: { readonly here: string; readonly day: WeekDay }): VNode {
  const { t } = useSite();
  const marks = ['week-day', day.today && 'today', day.allOff && 'away', day.over && 'over'].filter(Boolean).join(' ');
  return (
    <li class={marks}>
      <h3 aria-current={day.today ? 'date' : undefined}>
        {day.short[0]} <span>{day.short[1]}</span>
      </h3>
      <ul class="week-blocks">
        {day.blocks.map((block) => (
          <li key={`${block.from} ${block.href}`} class={`from-${block.from} to-${block.to}`}>
            <a class={block.dated ? 'block dated' : 'block'} href={block.href}>
              <span class="time">{block.time}</span>
              {block.place && <span class="small">{block.place}</span>}
              {block.dated && <span class="small">{t('hours.only-today')}</span>}
            </a>
          </li>
        ))}
        {day.blocks.length === 0 && day.off.length === 0 && <li class="none">{t('hours.closed')}</li>}
        {day.off.map((text) => (
          <li key={text} class="off">
            {text}
          </li>
        ))}
      </ul>
      {!day.over && (
        <div class="week-do">
          {!day.allOff && day.blocks.length > 0 && (
            <Form action={`${here}/changes`} carry={{ kind: 'off', from: day.date }}>
              <Submit look="link" label={t('hours.day-off-name', { day: day.long })}>
                {t('hours.day-off')}
              </Submit>
            </Form>
          )}
          <a href={day.changeHref} aria-label={t('hours.change-day-name', { day: day.long })}>
            {t('hours.change-day')}
          </a>
        </div>
      )}
    </li>
  );
}

interface RowsProps {
  readonly here: string;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly HoursRow[];
  readonly none: string;
  readonly add: { readonly href: string; readonly text: string };
}

function Rows({ here, id, title, rows, none, add }: RowsProps): VNode {
  const { t } = useSite();
  return (
    <Section id={id} title={title}>
      {rows.length === 0 && <p class="soft">{none}</p>}
      {rows.length > 0 && (
        <ul class="rows">
          {rows.map((row) => (
            <li key={JSON.stringify(row.remove)}>
              <span>
                {row.text}
                {row.more && <span class="soft">{row.more}</span>}
              </span>
              <span class="row-do">
                {row.href && (
                  <a href={row.href} aria-label={t('hours.edit-name', { what: row.text })}>
                    {t('hours.edit')}
                  </a>
                )}
                <Form action={`${here}/changes`} carry={row.remove}>
                  <Submit look="link" label={t('hours.remove-name', { what: row.text })}>
                    {t('hours.remove')}
                  </Submit>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <ButtonLink href={add.href}>{add.text}</ButtonLink>
      </p>
    </Section>
  );
}

export interface EveryoneView extends StaffView {
  readonly people: readonly { readonly href: string; readonly name: string; readonly days: number }[];
}

/** Whose hours there are to set. */
export function EveryonePage({ site, view }: { readonly site: Site; readonly view: EveryoneView }): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('hours.title')} heading={t('hours.everyone')} here="/staff/hours">
      {view.people.length === 0 && <p class="soft">{t('hours.nobody')}</p>}
      <ul class="rows">
        {view.people.map(({ href, name, days }) => (
          <li key={href}>
            <a href={href}>{name}</a>
            <span class="soft">{t('hours.this-week', { count: days })}</span>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
