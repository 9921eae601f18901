import type { VNode } from 'preact';
import { dial } from '../../patients/phone-number.js';
import type { Storefront } from './storefront.js';
import { useSite } from './use-site.js';

const ways = [
  ['/treatments', 'page.treatments'],
  ['/practitioners', 'page.practitioners'],
  ['/locations', 'page.locations'],
] as const;

/** The ways of patients, in the masthead. */
export function Ways({ step }: { readonly step?: boolean }): VNode {
  const { t, reading, storefront } = useSite();
  if (!storefront) return <a href="/find">{t('page.find')}</a>;
  const [here = ''] = (reading?.here ?? '').split('?', 1);
  return (
    <>
      {!step && (
        <nav class="front-ways" aria-label={t('page.ways')}>
          {ways.map(([href, key]) => (
            <a key={href} href={href} aria-current={here === href ? 'page' : here.startsWith(`${href}/`) || undefined}>
              {t(key)}
            </a>
          ))}
        </nav>
      )}
      <a class="mine" href="/my" aria-current={here === '/my' ? 'page' : undefined}>
        {t('page.mine')}
      </a>
    </>
  );
}

interface StorefrontProps {
  readonly storefront: Storefront;
}

/** Where the clinic is and how it is called. */
export function Places({ storefront: { places, morePlaces } }: StorefrontProps): VNode {
  const { t } = useSite();
  return (
    <ul class="foot-places">
      {places.map(({ name, href, address, phone }) => (
        <li key={href}>
          <a href={href}>{name}</a>
          <span>{address}</span>
          {phone && (
            <a href={dial(phone)} dir="ltr">
              {phone}
            </a>
          )}
        </li>
      ))}
      {morePlaces && (
        <li>
          <a href="/locations">{t('page.all-locations')}</a>
        </li>
      )}
    </ul>
  );
}

/** What the law wants said. */
export function Statements({ storefront: { privacy, legal } }: StorefrontProps): VNode | null {
  const { t } = useSite();
  if (!privacy && !legal) return null;
  return (
    <p class="statements">
      {privacy && <a href={privacy}>{t('page.privacy')}</a>}
      {legal && <a href={legal}>{t('page.legal')}</a>}
    </p>
  );
}

/** Above the button of a form that asks about health: what becomes of it. */
export function PrivacyLine(): VNode {
  const { t, storefront } = useSite();
  return (
    <p class="soft privacy-line">
      {t('details.privacy')}
      {storefront?.privacy && (
        <>
          {' '}
          {/* In a tab of its own: what was typed stays where it is. */}
          <a href={storefront.privacy} target="_blank" rel="noopener">
            {t('page.privacy')}
          </a>
        </>
      )}
    </p>
  );
}
