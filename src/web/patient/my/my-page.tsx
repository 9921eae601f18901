import type { VNode } from 'preact';
import { readableEmail } from '../../../platform/email-address.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import type { Summary } from '../summary.js';

export interface MyView {
  readonly email: string;
  readonly news?: string;
  readonly people: readonly MyPerson[];
  /** What they wait for without an appointment. */
  readonly waiting: readonly { readonly href: string; readonly name: string; readonly what: string }[];
  /** They go to the address, whoever they are about. */
  readonly remindersWanted: boolean;
}

export interface MyPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly language: string;
  readonly upcoming: readonly MyUpcoming[];
  readonly past: readonly MyPast[];
}

export interface MyUpcoming {
  readonly href: string;
  readonly visit: Summary;
  /** "Appointment 3 of 6": of a course. */
  readonly part?: string | undefined;
  /** Past the hour up to which it can be changed here; its page says whom to call. */
  readonly tooLate: boolean;
  /** Another than the person's, given with this booking. */
  readonly phone: string | null;
  readonly directions: string;
}

export interface MyPast {
  readonly reference: string;
  readonly visit: Summary;
  readonly mark?: 'cancelled' | 'missed';
  readonly again: string;
}

/** Everyone at one address, with their appointments. */
export function MyPage({ site, view }: { readonly site: Site; readonly view: MyView }): VNode {
  const { t } = site;
  const { people } = view;
  return (
    <Layout site={site} title={t('my.title')} hidden>
      <h1>{t('my.title')}</h1>
      {view.news && (
        <Notice>
          <p>{view.news}</p>
        </Notice>
      )}
      <Form action="/my/sign-out" class="signed-in">
        <span class="soft">{t('my.booked-with', { email: readableEmail(view.email) })}</span>
        <Submit look="link">{t('my.sign-out')}</Submit>
      </Form>
      {people.length === 0 && <p>{t('my.nobody')}</p>}
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
      <p class="actions">
        <a class="button" href="/my/book">
          {t('my.book')}
        </a>
      </p>
      {view.waiting.length > 0 && <Waiting waiting={view.waiting} />}
      {people.length > 0 && <Reminders wanted={view.remindersWanted} />}
    </Layout>
  );
}

function Person({ person }: { readonly person: MyPerson }): VNode {
  const { t } = useSite();
  const { id, name, upcoming, past } = person;
  return (
    <Section id={`person-${id}`} title={name}>
      <Contact person={person} />
      {upcoming.length === 0 ? (
        <p>{t('my.none')}</p>
      ) : (
        <ul class="offered">
          {upcoming.map((one) => (
            <Upcoming key={one.href} one={one} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details open={upcoming.length === 0}>
          <summary>{t('my.past')}</summary>
          <ul class="offered">
            {past.map((one) => (
              <Past key={one.reference} one={one} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Upcoming({ one: { href, visit, part, phone, tooLate, directions } }: { readonly one: MyUpcoming }): VNode {
  const { t } = useSite();
  return (
    <li>
      <What visit={visit} />
      {part && <p class="soft">{part}</p>}
      {phone && (
        <p class="soft">
          {t('details.phone')} <bdi>{phone}</bdi>
        </p>
      )}
      {!tooLate && (
        <p class="actions">
          <a class="button quiet" href={`${href}/move`}>
            {t('visit.move')}
            <Unseen text={visit.when} />
          </a>
          <a class="button quiet danger" href={`${href}/cancel`}>
            {t('visit.cancel')}
            <Unseen text={visit.when} />
          </a>
        </p>
      )}
      <p class="calendars">
        <a href={href}>
          {t('my.details')}
          <Unseen text={visit.when} />
        </a>
        <a href={`${href}/calendar`}>{t('done.calendar')}</a>
        <a href={directions} rel="noreferrer">
          {t('visit.directions')}
        </a>
      </p>
    </li>
  );
}

function Past({ one: { visit, mark, again } }: { readonly one: MyPast }): VNode {
  const { t } = useSite();
  return (
    <li>
      <What visit={visit} mark={mark && t(`my.${mark}`)} />
      <p class="calendars">
        <a href={again}>
          {t('my.again')}
          <Unseen text={visit.treatment} />
        </a>
      </p>
    </li>
  );
}

function What({ visit, mark }: { readonly visit: Summary; readonly mark?: string | undefined }): VNode {
  return (
    <>
      <p>
        <strong>{visit.when}</strong> {mark && <span class="soft">{mark}</span>}
      </p>
      <p>{`${visit.treatment} · ${visit.practitioner}`}</p>
      <p class="soft">{[visit.place, visit.address].filter(Boolean).join(', ')}</p>
    </>
  );
}

/** Which of several, for those who hear the link alone. */
const Unseen = ({ text }: { readonly text: string | undefined }) => <span class="unseen">{` ${text}`}</span>;

function Contact({ person: { id, name, phone, language } }: { readonly person: MyPerson }): VNode {
  const { t } = useSite();
  return (
    <p class="soft">
      <bdi>{phone ?? t('my.no-phone')}</bdi> · <bdi>{language}</bdi>
      <a class="change" href={`/my/people/${id}`}>
        {t('my.change')}
        <span class="unseen">{` ${t('my.change-of', { name })}`}</span>
      </a>
    </p>
  );
}

function Waiting({ waiting }: Pick<MyView, 'waiting'>): VNode {
  const { t } = useSite();
  return (
    <Section id="waitlist" title={t('waitlist.title')}>
      <ul class="offered">
        {waiting.map(({ href, name, what }) => (
          <li key={href}>
            <p>{`${name} · ${what}`}</p>
            <p class="calendars">
              <a href={href}>
                {t('waitlist.earlier-see')}
                <Unseen text={name} />
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Reminders({ wanted }: { readonly wanted: boolean }): VNode {
  const { t } = useSite();
  return (
    <Section id="reminders" title={t('my.messages')}>
      <p>{t(wanted ? 'my.reminders-on' : 'visit.no-reminders')}</p>
      <Form action="/my/reminders" carry={{ do: wanted ? 'stop' : 'resume' }}>
        <p class="actions">
          <Submit look="quiet">{t(wanted ? 'reminders.stop' : 'reminders.resume')}</Submit>
        </p>
      </Form>
    </Section>
  );
}
