import type { VNode } from 'preact';
import { Carried, type Choice, Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { type WishesChoices, WishesFields } from '../../patient/waitlist/wishes-fields.js';
import type { PageProps } from '../page-props.js';
import { Caller, type CallerView } from '../phone/caller.js';
import { type AddOnChoice, AddOns, Asking } from '../phone/what.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface WaitlistNewView extends StaffView, CallerView {
  readonly errors: CallerView['errors'];
  readonly treatments: readonly Choice[];
  readonly treatment: string;
  readonly addOns: readonly AddOnChoice[];
  readonly places: readonly Choice[];
  readonly location: string;
  readonly choices: WishesChoices;
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
}

const search = '/staff/waitlist/new/search';

/** Somebody on the phone for whom nothing suits: who, what, and what would. */
export function WaitlistNewPage({ site, view }: PageProps<WaitlistNewView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={view}
      title={t('desk-waitlist.new')}
      here="/staff/waitlist/new"
      styles={[assets.deskStyle, assets.findStyle]}
      scripts={[assets.diaryScript]}
    >
      <Form
        class="two compact phone"
        action="/staff/waitlist/new"
        typed={view.typed}
        errors={view.errors}
        data-views={search}
      >
        {/* The first button is the one Enter presses: it looks, and adds nobody. */}
        <button class="unseen" type="submit" formAction={search} formNoValidate tabIndex={-1}>
          {t('phone.find')}
        </button>
        <Caller view={view} />
        <What view={view} />
      </Form>
    </StaffPage>
  );
}

function What({ view }: { readonly view: WaitlistNewView }): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('desk-waitlist.new-what')}</h2>
      <Asking name="treatment" label={t('visit.treatment')} value={view.treatment} choices={view.treatments} />
      <AddOns addOns={view.addOns} />
      {view.places.length > 1 ? (
        <Asking name="location" label={t('diary.place')} value={view.location} choices={view.places} />
      ) : (
        <Carried fields={{ location: view.location }} />
      )}
      <div data-part="wishes">
        <WishesFields choices={view.choices} />
      </div>
      <p class="actions">
        <Submit>{t('desk-waitlist.new-do')}</Submit>
        <button class="button quiet" type="submit" formAction={search} formNoValidate>
          {t('phone.find')}
        </button>
      </p>
    </section>
  );
}
