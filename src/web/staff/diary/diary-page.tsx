import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { dateAdd } from '../../../time/wall-clock.js';
import { clock, shortTime } from '../../../time/wording.js';
import { Form, Select, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { StaffLayout } from '../staff-layout.js';
import { DiaryGrid } from './diary-grid.js';
import { type DiaryView } from './diary.view.js';
import { bookAddress, diaryAddress, diaryColors, diaryPath, everywhere } from './diary-query.js';
import { EveryoneWeek } from './everyone-week.js';
import { KeyboardHelp } from './keyboard-help.js';
import { Legend, StatusMark, UnreachedMark } from './legend.js';
import { SidePanel } from './side-panel.js';
import { StretchChoice } from './stretch-choice.js';
import type { PageProps, ViewProps } from '../page-props.js';

export function DiaryPage({ site, member, view }: PageProps<DiaryView> & { readonly member: StaffMember }): VNode {
  const { assets } = site;
  return (
    <StaffLayout
      title={view.heading}
      member={member}
      here="/staff/diary"
      wide
      styles={[assets.deskStyle, assets.diaryStyle]}
      scripts={[assets.diaryScript, assets.panelScript, assets.keysScript, ...assets.draggingScripts]}
    >
      <div id="diary" data-live="/staff/diary/changes">
        <Head view={view} />
        {view.closures.map((text) => (
          <p key={text} class="notice">
            {text}
          </p>
        ))}
        {view.columns.length === 0 ? (
          <p>{site.t('diary.nobody')}</p>
        ) : view.look.span === 'everyone' ? (
          <EveryoneWeek view={view} />
        ) : (
          <DiaryGrid view={view} />
        )}
        <Off view={view} />
        <News view={view} />
      </div>
      <SidePanel />
      <Legend />
      <KeyboardHelp />
      <StretchChoice mayBlock={view.setsHours} mayOffer={view.offersTimes} />
      {view.offersTimes && (
        <p class="quiet-line">
          <a href={`/staff/waitlist/time?day=${view.look.day}&location=${view.look.at}`}>
            {site.t('diary.stretch-waitlist')}
          </a>
        </p>
      )}
      {member.roles.some((role) => role !== 'reception') && (
        <p class="quiet-line">
          <a href="/staff/clashes">{site.t('clashes.title')}</a>
        </p>
      )}
    </StaffLayout>
  );
}

/** What has just become of an appointment; and the form that the buttons of all of them belong to. */
function News({ view: { news, look } }: ViewProps<DiaryView>): VNode {
  const { t } = useSite();
  const back = diaryAddress(look);
  return (
    <>
      <form id="steps" method="post">
        <input type="hidden" name="back" value={back} />
      </form>
      <div class="news" role="status">
        {news?.text}
        {news?.undo && (
          <Form action={news.undo.action} carry={{ ...news.undo.fields, back }}>
            <button class="link" type="submit" data-key="u">
              {t('diary.undo')}
            </button>
          </Form>
        )}
      </div>
    </>
  );
}

const spans = [
  { span: 'day', key: 'd', name: 'diary.day' },
  { span: 'days', key: '3', name: 'diary.days' },
  { span: 'week', key: 'w', name: 'diary.week' },
  { span: 'everyone', key: 'e', name: 'diary.everyone' },
] as const;

function Head({ view }: ViewProps<DiaryView>): VNode {
  const { t } = useSite();
  const { look, today } = view;
  const step = { day: 1, days: 3, week: 7, everyone: 7 }[look.span];
  const to = (other: Partial<typeof look>) => diaryAddress({ ...look, ...other });
  return (
    <header class="diary-head">
      <h1>{view.heading}</h1>
      <nav class="diary-nav" aria-label={t('diary.title')}>
        <a class="step" href={to({ day: dateAdd(look.day, -step) })} data-key="ArrowLeft" rel="prev">
          <span aria-hidden="true">‹</span>
          <span class="unseen">{t('diary.earlier')}</span>
        </a>
        <a class="step" href={to({ day: today })} data-key="t" aria-current={look.day === today ? 'date' : undefined}>
          {t('diary.today')}
        </a>
        <a class="step" href={to({ day: dateAdd(look.day, step) })} data-key="ArrowRight" rel="next">
          <span aria-hidden="true">›</span>
          <span class="unseen">{t('diary.later')}</span>
        </a>
        <span class="either">
          {spans.map(({ span, key, name }) => (
            <a key={span} href={to({ span })} data-key={key} aria-current={look.span === span ? 'true' : undefined}>
              {t(name)}
            </a>
          ))}
        </span>
        {look.span === 'day' && (
          <span class="either">
            <a href={to({ by: 'practitioners' })} aria-current={look.by === 'rooms' ? undefined : 'true'}>
              {t('diary.by-practitioner')}
            </a>
            <a href={to({ by: 'rooms' })} aria-current={look.by === 'rooms' ? 'true' : undefined}>
              {t('diary.by-room')}
            </a>
          </span>
        )}
        <a class="step" href={diaryAddress(look, true)}>
          {t('diary.sheet')}
        </a>
        <a class="button small" href={bookAddress(look.at === everywhere ? '' : look.at, look.day)} data-key="n">
          {t('diary.book')}
        </a>
      </nav>
      <Choosing view={view} t={t} />
    </header>
  );
}

function Choosing({ view: { look, places, people }, t }: { readonly view: DiaryView; readonly t: Site['t'] }): VNode {
  const ofOne = look.span === 'days' || look.span === 'week';
  return (
    <Form method="get" class="diary-choice" action={diaryPath(look.span)}>
      <div class="field">
        <label for="day">{t('diary.jump')}</label>
        <input id="day" type="date" name="day" value={look.day} required />
      </div>
      {places.length > 1 ? (
        <Select
          name="at"
          label={t('diary.place')}
          value={look.at}
          choices={[
            ...places.map(({ slug, name }) => ({ value: slug, label: name })),
            ...(ofOne ? [{ value: everywhere, label: t('diary.everywhere') }] : []),
          ]}
        />
      ) : (
        <input type="hidden" name="at" value={look.at} />
      )}
      {ofOne && people.length > 1 && (
        <Select
          name="who"
          label={t('diary.practitioner')}
          value={look.who ?? ''}
          choices={people.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      <Select
        name="color"
        label={t('diary.color')}
        value={look.color}
        choices={diaryColors.map((value) => ({ value, label: t(`diary.color.${value}`) }))}
      />
      {look.by === 'rooms' && <input type="hidden" name="by" value="rooms" />}
      <Submit look="quiet small">{t('diary.show')}</Submit>
    </Form>
  );
}

function Off({ view }: ViewProps<DiaryView>): VNode | null {
  const { t, locale, now } = useSite();
  if (view.off.length === 0) return null;
  const when = view.look.span === 'day' ? clock : shortTime;
  return (
    <section class="off">
      <h2>{t('diary.off')}</h2>
      <ul>
        {view.off.map((visit) => (
          <li key={visit.reference} data-stamp={view.stamp(visit)}>
            <a href={`/staff/visits/${visit.reference}`}>
              <time>{when(view.zoneOf(visit), visit.start, locale, now)}</time> {visit.patient}
            </a>{' '}
            <StatusMark status={visit.status} /> {t(`status.${visit.status}`)}
            {visit.unreached && (
              <>
                {' · '}
                <UnreachedMark /> <b class="flag">{t('diary.unreached')}</b>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
