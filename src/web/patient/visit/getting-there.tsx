import type { VNode } from 'preact';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import { PlacePhoto } from '../../shared/place-photo.js';
import type { Photo } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';

export interface GettingThereView {
  readonly directions: string;
  readonly phones: readonly PhoneLine[];
  /** Of the door. */
  readonly photo: Photo | null;
  /** Access, transit and parking, a line each. */
  readonly notes: readonly string[];
}

/** How to find the door on the day, and whom to call on the way. */
export function GettingThere({ site: { t }, view }: { readonly site: Site; readonly view: GettingThereView }): VNode {
  return (
    <section class="next-up">
      <h2>{t('visit.getting-there')}</h2>
      {view.photo && <PlacePhoto photo={view.photo} late />}
      {view.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <Phones phones={view.phones} />
      <p class="actions">
        <a class="button quiet" href={view.directions} rel="noreferrer">
          {t('visit.directions')}
        </a>
      </p>
    </section>
  );
}
