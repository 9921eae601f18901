import type { ComponentChildren, VNode } from 'preact';
import { Carried } from '../../shared/form.js';
import { inLanguage } from '../../shared/reading.js';
import type { Site } from '../../shared/site.js';
import { noPlaceWords } from '../find/results.js';
import type { PersonCard } from '../find/person-card.js';

/** Light or dark as the page around it is; undefined: as the reader likes it. */
export type Scheme = 'light' | 'dark' | undefined;

export type FrameOutcome =
  | { readonly kind: 'people'; readonly people: readonly PersonCard[]; readonly beyond?: string }
  | { readonly kind: 'which-place' | 'unknown-place'; readonly near: string; readonly places: readonly string[] }
  | { readonly kind: 'no-place'; readonly country: string | null }
  | { readonly kind: 'nobody' };

export interface EmbedView {
  /** "Acupuncture with cupping" */
  readonly asked: string;
  readonly near: string;
  readonly nearError?: string;
  /** What the frame is asked for again with. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly outcome: FrameOutcome;
  /** The finder with all of it filled in. */
  readonly more: string;
}

/** As many as a wide frame has room for; the style leaves fewer to a narrow one. */
const most = 4;

/** Free times on somebody else's page. Whatever is chosen opens in a tab: a frame has neither cookies nor room to book in. */
export function EmbedPage({ view, ...drawn }: EmbedPageProps & { readonly view: EmbedView }): VNode {
  const { site } = drawn;
  const { t } = site;
  return (
    <EmbedDocument {...drawn}>
      <div class="head">
        <div>
          <h1>{t('embed.title')}</h1>
          {view.asked && <p class="soft">{view.asked}</p>}
        </div>
        <form method="get">
          <Carried fields={{ ...view.fields }} />
          <label for="near">{t('find.near')}</label>
          <input
            id="near"
            name="near"
            value={view.near}
            maxLength={100}
            autocomplete="postal-code"
            enterkeyhint="search"
            aria-invalid={view.nearError ? 'true' : undefined}
            aria-describedby={view.nearError && 'near-error'}
          />
          <button type="submit">{t('embed.show')}</button>
        </form>
      </div>
      {view.nearError && (
        <p class="error" id="near-error">
          {view.nearError}
        </p>
      )}
      <Outcome site={site} view={view} />
      <p class="more">
        <Beside href={view.more}>{t('embed.more')}</Beside>
      </p>
    </EmbedDocument>
  );
}

/** The link was taken down, or there never was one: a sentence and a way on. */
export function GonePage(drawn: EmbedPageProps): VNode {
  const { site } = drawn;
  const { t } = site;
  return (
    <EmbedDocument {...drawn}>
      <h1>{t('embed.gone')}</h1>
      <p>{t('embed.gone-next')}</p>
      <p>
        <Beside href={inFrameLanguage(site, '/find')}>{t('embed.elsewhere')}</Beside>
      </p>
    </EmbedDocument>
  );
}

/** On a site that may not show the times: nothing but the link, so that there is nothing to trick a click out of anyone for. */
export function UnlistedPage({ href, ...drawn }: UnlistedPageProps): VNode {
  const { site } = drawn;
  const { t } = site;
  return (
    <EmbedDocument {...drawn}>
      <div class="alone">
        <h1>{t('embed.title')}</h1>
        <p>
          <Beside href={inFrameLanguage(site, href)}>{t('embed.unlisted', { clinic: site.name })}</Beside>
        </p>
      </div>
    </EmbedDocument>
  );
}

/** In the language that was asked for in the address of the frame; what opens in a tab goes on in it. */
export function inFrameLanguage({ reading }: Site, address: string): string {
  return reading?.chosen ? inLanguage(address, reading.language) : address;
}

interface EmbedPageProps {
  readonly site: Site;
  readonly style: string;
  readonly script: string | undefined;
  readonly scheme: Scheme;
}

interface UnlistedPageProps extends EmbedPageProps {
  readonly href: string;
}

function EmbedDocument({
  site,
  style,
  script,
  scheme,
  children,
}: EmbedPageProps & { readonly children: ComponentChildren }): VNode {
  return (
    <html lang={site.locale} data-scheme={scheme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${site.t('embed.title')} · ${site.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={scheme ?? 'light dark'} />
        <meta name="robots" content="noindex, nofollow" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>{children}</main>
        {script && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
}

function Outcome({ site, view }: { readonly site: Site; readonly view: EmbedView }): VNode {
  const { t } = site;
  const { outcome } = view;
  if (outcome.kind === 'nobody') return <p>{t('find.nobody')}</p>;
  if (outcome.kind === 'no-place') return <p>{noPlaceWords(site, outcome).next}</p>;
  if (outcome.kind === 'people') {
    return (
      <>
        {outcome.beyond && <p class="soft">{t('find.beyond', { distance: outcome.beyond })}</p>}
        <ul class="people">
          {outcome.people.slice(0, most).map((person) => (
            <Person key={person.allTimes} site={site} person={person} />
          ))}
        </ul>
      </>
    );
  }
  const next = outcome.places.length > 0 ? 'find.did-you-mean' : 'find.unknown-place-next';
  return (
    <div>
      <h2>{t(`find.${outcome.kind}`, { near: outcome.near })}</h2>
      <p class="soft">{t(outcome.kind === 'which-place' ? 'find.which-place-next' : next)}</p>
      <ul class="choices">
        {outcome.places.map((place) => (
          <li key={place}>
            <a href={again(view, place)}>{place}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same frame, near there. */
function again({ fields }: EmbedView, near: string): string {
  const said = Object.entries({ ...fields, near }).filter((pair): pair is [string, string] => !!pair[1]);
  return `?${new URLSearchParams(said)}`;
}

function Person({ site, person }: { readonly site: Site; readonly person: PersonCard }): VNode {
  const { t } = site;
  return (
    <li>
      <div>
        <h2>
          <Beside href={person.allTimes} label={t('embed.times-with', { name: person.name })}>
            {person.name}
          </Beside>
        </h2>
        <p class="where">{[person.placeInFull, person.distance].filter(Boolean).join(' · ')}</p>
        {person.unavailable && <p class="soft">{person.unavailable}</p>}
      </div>
      {person.times.length > 0 ? (
        <ul class="next">
          {person.times.map((time) => (
            <li key={time.at}>
              <a class="chip" href={time.href} target="_blank" rel="noopener">
                <span>{time.day}</span> <time dateTime={time.at}>{time.time}</time>
                <span class="unseen"> {t('find.time-with', { name: person.name })}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">{person.none}</p>
      )}
    </li>
  );
}

function Beside(props: {
  readonly href: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <a href={props.href} target="_blank" rel="noopener" aria-label={props.label}>
      {props.children}
    </a>
  );
}
