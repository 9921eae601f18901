import type { VNode } from 'preact';
import { Notice } from '../../form.js';
import type { Site } from '../../site.js';
import type { NewAddressView } from './calendars.view.js';

/** The only time these addresses are seen: whole, and to be selected where nothing copies them. */
export function NewAddress({ site, made }: { readonly site: Site; readonly made: NewAddressView }): VNode {
  const { t } = site;
  return (
    <Notice>
      <h2>{t('calendars.new', { label: made.label })}</h2>
      <p>{t('calendars.new-text')}</p>
      <Address site={site} id="address-visits" label={t('calendars.address-visits')} address={made.visits} />
      <Address
        site={site}
        id="address-busy"
        label={t('calendars.address-busy')}
        hint={t('calendars.address-busy-hint')}
        address={made.busy}
      />
    </Notice>
  );
}

interface AddressProps {
  readonly site: Site;
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly address: string;
}

function Address({ site: { t }, id, label, hint, address }: AddressProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="copy">
        <textarea id={id} rows={2} readOnly spellcheck={false} aria-describedby={hint && `${id}-hint`}>
          {address}
        </textarea>
        <button
          class="button quiet"
          type="button"
          data-copy={id}
          data-says={t('calendars.copied')}
          aria-label={t('calendars.copy-name', { what: label })}
          hidden
        >
          {t('calendars.copy')}
        </button>
        <span class="soft" role="status" />
      </div>
    </div>
  );
}
