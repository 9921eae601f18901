import type { ComponentChildren, VNode } from 'preact';
import { directionOf } from '../../i18n/language.js';
import { Languages, type Typing } from './languages.js';
import type { AboutPage, Canonical } from './about-page.js';
import { CanonicalLink, CardLink, HeadMetadata } from './head-metadata.js';
import { Logo } from './logo.js';
import { Places, Statements, Ways } from './patient-frame.js';
import type { Site } from './site.js';

interface LayoutProps {
  readonly site: Site;
  readonly title: string;
  /** A page only its holder should find: kept out of search engines. */
  readonly hidden?: boolean;
  /** What is told of a page that can be found. */
  readonly about?: AboutPage;
  /** What search engines list in place of it. */
  readonly canonical?: Canonical;
  /** Its address, where editors make a card of it. */
  readonly card?: string | undefined;
  /** With a summary beside the column on wide screens. */
  readonly beside?: boolean;
  /** In several columns on wide screens. */
  readonly front?: boolean;
  /** A step with one decision: nothing around it leads away but the way home and back in. */
  readonly step?: boolean;
  /** Of the body. */
  readonly look?: string;
  /** In the masthead before the clinic's name. */
  readonly menu?: ComponentChildren;
  /** In the masthead instead of the links for patients. */
  readonly masthead?: ComponentChildren;
  /** Between the masthead and the page. */
  readonly above?: ComponentChildren;
  /** What somebody is typing, and keeps when they choose another language. */
  readonly typing?: Typing;
  /** Styles besides the house's own. */
  readonly styles?: readonly string[];
  /** Scripts besides the house's own. */
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** The whole document around a page. The first thing a keyboard reaches is the way past the masthead. */
export function Layout({
  site,
  title,
  hidden,
  about,
  canonical,
  card,
  beside,
  front,
  step,
  look,
  menu,
  masthead,
  above,
  typing,
  styles = [],
  scripts = [],
  children,
}: LayoutProps): VNode {
  const { t, assets, storefront } = site;
  return (
    <html lang={site.locale} dir={directionOf(site.locale)}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${site.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {hidden && <meta name="robots" content="noindex, nofollow" />}
        {about && <HeadMetadata site={site} title={title} about={about} />}
        {card && <CardLink site={site} path={card} />}
        {canonical && <CanonicalLink site={site} canonical={canonical} />}
        <link rel="icon" href="/favicon.ico" sizes="48x48" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="stylesheet" href={assets.style} />
        {storefront?.style && <link rel="stylesheet" href={storefront.style} />}
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <script src={assets.script} defer />
        {scripts.map((script) => (
          <script key={script} src={script} defer />
        ))}
      </head>
      <body class={look}>
        <a class="skip" href="#main">
          {t('page.skip')}
        </a>
        <header class="masthead">
          {menu}
          <a class="brand" href="/">
            {storefront?.logo ? <Logo logo={storefront.logo} name={site.name} /> : site.name}
          </a>
          {masthead ?? <Ways step={step} />}
        </header>
        {above}
        <main id="main" class={beside ? 'beside' : front ? 'front-page' : undefined}>
          {children}
        </main>
        <footer class="foot">
          {storefront && !step && <Places storefront={storefront} />}
          {site.reading && <Languages site={site} reading={site.reading} typing={typing} />}
          <p>{t('page.foot', { clinic: site.name })}</p>
          {storefront && <Statements storefront={storefront} />}
        </footer>
      </body>
    </html>
  );
}
