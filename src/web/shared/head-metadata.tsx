import type { VNode } from 'preact';
import { alternatesOf, inLanguage } from './reading.js';
import type { Site } from './site.js';
import { type AboutPage, type Canonical, shortened } from './about-page.js';
import { dataText } from './structured-data.js';

interface HeadMetadataProps {
  readonly site: Site;
  readonly title: string;
  readonly about: AboutPage;
}

/** In another language than the clinic's own it is another page, or search engines would not show it to those who speak it. */
function addressIn({ origin, reading }: Site, path: string): string {
  const plain = origin + path;
  return reading?.chosen && !reading.own ? inLanguage(plain, reading.language) : plain;
}

interface CanonicalProps {
  readonly site: Site;
  readonly canonical: Canonical;
}

/** In the head of a page with endless addresses: search engines list the page it names instead. */
export function CanonicalLink({ site, canonical: { path, description } }: CanonicalProps): VNode {
  return (
    <>
      <meta name="description" content={shortened(description)} />
      <link rel="canonical" href={addressIn(site, path)} />
    </>
  );
}

/** Pasted into an editor, the address of this page becomes a card (https://oembed.com, §4). `path`: with its query. */
export function CardLink({ site, path }: { readonly site: Site; readonly path: string }): VNode {
  const href = `${site.origin}/oembed?url=${encodeURIComponent(site.origin + path)}`;
  return <link rel="alternate" type="application/json+oembed" href={href} title={site.name} />;
}

/** In the head of a page that can be found. The data block is no script: nothing runs it, and it needs no leave to stand here. */
export function HeadMetadata({ site, title, about }: HeadMetadataProps): VNode {
  const address = addressIn(site, about.path);
  const alternates = alternatesOf(site.origin + about.path);
  const description = shortened(about.description);
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={address} />
      {alternates.length > 2 &&
        alternates.map(({ language, href }) => <link key={language} rel="alternate" hreflang={language} href={href} />)}
      <meta property="og:type" content={about.profile ? 'profile' : 'website'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={site.locale.replace('-', '_')} />
      <meta property="og:image" content={site.origin + about.picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={title === site.name ? title : `${title}, ${site.name}`} />
      <meta name="twitter:card" content="summary_large_image" />
      {about.data.length > 0 && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataText(about.data) }} />
      )}
    </>
  );
}
