import type { VNode } from 'preact';
import { Copied } from '../../shared/copied.js';
import { Notice } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { NewAddressView } from './calendars.view.js';

/** The only time these addresses are seen: whole, and to be selected where nothing copies them. */
export function NewAddress({ made }: { readonly made: NewAddressView }): VNode {
  const site = useSite();
  const { t } = site;
  return (
    <Notice>
      <h2>{t('calendars.new', { label: made.label })}</h2>
      <p>{t('calendars.new-text')}</p>
      <Copied site={site} id="address-visits" label={t('calendars.address-visits')} text={made.visits} />
      <Copied
        site={site}
        id="address-busy"
        label={t('calendars.address-busy')}
        hint={t('calendars.address-busy-hint')}
        text={made.busy}
      />
    </Notice>
  );
}
