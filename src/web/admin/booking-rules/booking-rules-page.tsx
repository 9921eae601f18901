import type { VNode } from 'preact';
import { ownPolicy, policy, standardRetention } from '../../../clinic/policy.entity.js';
import type { WordKey } from '../../../i18n/words.js';
import { type Entity, fieldAt } from '../../../configuration/entity.js';
import type { TabId } from '../../shared/tab-rules.js';
import { Form } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import type { EntryForm } from '../resource/resource.js';
import { Translations } from '../translations.js';
import type { Reading as ReadingView } from './booking-rules.view.js';
import { Reading } from './reading.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

interface RulesView extends StaffView {
  readonly form: EntryForm;
  readonly clinicLocale: string;
  readonly reading: ReadingView | null;
}

interface BookingRulesView extends RulesView {
  readonly treatments: readonly {
    readonly href: string;
    readonly name: string;
    readonly kind: string;
    readonly own: string;
  }[];
}

interface CustomRulesView extends RulesView {
  readonly name: string;
  readonly treatment: string;
  /** What holds where a field is empty, by its name. */
  readonly clinic: Readonly<Record<string, string>>;
  /** An add-on begins no visit, so when visits begin is not for it to say, and nobody comes back for it alone. */
  readonly isAddOn: boolean;
}

/** On what terms visits are booked, unless a treatment has its own. */
export function BookingRulesPage({ site, view }: PageProps<BookingRulesView>): VNode {
  const { t } = site;
  return (
    <Frame
      view={view}
      entity={policy}
      title={t('terms.title')}
      here="/admin/booking-rules"
      lead={t('terms.lead')}
      others={<Treatments view={view} />}
    />
  );
}

/** … and where one has. */
export function CustomRulesPage({ site, view }: PageProps<CustomRulesView>): VNode {
  const { t } = site;
  return (
    <Frame
      view={view}
      entity={ownPolicy}
      title={t('terms.own.title', { treatment: view.name })}
      here="/admin/booking-rules/one"
      lead={`${t('terms.own.lead')} ${t('terms.own.combined')}`}
      way={<a href={view.treatment}>{view.name}</a>}
    />
  );
}

interface FrameProps {
  readonly view: BookingRulesView | CustomRulesView;
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly title: string;
  readonly here: string;
  readonly lead: string;
  /** To the page it belongs to. */
  readonly way?: VNode;
  readonly others?: VNode | null;
}

/** As the form has them. */
export const parts: readonly { readonly id: TabId; readonly title: WordKey; readonly names: readonly string[] }[] = [
  {
    id: 'tab-booking',
    title: 'terms.booking',
    names: [
      'minNoticeMinutes',
      'horizonDays',
      'startEveryMinutes',
      'offeredTimes',
      'opensHoursBefore',
      'timesPerHalfDay',
      'holdMinutes',
      'visitsAhead',
      'returningMonths',
      'askForProof',
      'provisionalMinutes',
      'waitlist',
      'offerMinutes',
      'travelMinutes',
      'practitionersSetHours',
    ],
  },
  {
    id: 'tab-canceling',
    title: 'terms.cancelling',
    names: ['cancelNoticeMinutes', 'lateCancellation', 'noShow'],
  },
  {
    id: 'tab-emails',
    title: 'terms.reminding',
    names: ['reminders', 'quietHours.from', 'quietHours.to', 'afterVisitMinutes', 'recallDays'],
  },
  { id: 'tab-data', title: 'terms.keeping', names: Object.keys(standardRetention).map((kind) => `retention.${kind}`) },
];

/** An add-on begins no visit. */
const ofBase = ['startEveryMinutes', 'offeredTimes', 'opensHoursBefore', 'timesPerHalfDay', 'recallDays'];

function Frame({ view, entity, title, here, lead, way, others }: FrameProps): VNode {
  const { t, assets } = useSite();
  const { typed, errors, carry } = view.form;
  const clinic = 'clinic' in view ? view.clinic : undefined;
  const without: readonly string[] = 'isAddOn' in view && view.isAddOn ? ofBase : [];
  const shown = parts
    .map(({ names, ...part }) => ({
      ...part,
      names: names.filter((name) => !without.includes(name) && fieldAt(entity, name)),
    }))
    .filter(({ names }) => names.length > 0);
  return (
    <AdminPage view={view} title={title} here={here} scripts={[assets.liveScript]}>
      {way && <p class="soft">{way}</p>}
      <p>{lead}</p>
      <Tabbed
        tabs={[
          ...shown.map(({ id, title }) => [id, t(title)] as const),
          ...(others ? [['tab-custom', t('terms.others')] as const] : []),
        ]}
      >
        <div class="twofold over-tabs">
          <Form class="settings" typed={typed} errors={errors} entity={entity} carry={carry} unchecked data-live>
            {shown.map(({ id, title, names }, at) => (
              <Tab key={id} id={id} title={t(title)} first={at === 0}>
                <div class="one-column">
                  {names.map((name) =>
                    clinic ? <OwnTerm key={name} name={name} clinic={clinic} /> : <Term key={name} name={name} />,
                  )}
                  {id === 'tab-canceling' && <Translations clinicLocale={view.clinicLocale} />}
                </div>
              </Tab>
            ))}
            <p class="actions save-bar">
              <button class="button" type="submit" name="do" value="save" data-once>
                {t('terms.save')}
              </button>
              <button class="button quiet" type="submit" name="do" value="preview" formNoValidate data-live-button>
                {t('terms.preview')}
              </button>
            </p>
          </Form>
          <Reading reading={view.reading} />
        </div>
        {others}
      </Tabbed>
    </AdminPage>
  );
}

/** Of the whole clinic, reminders are never left open: an empty field says that there are none. */
function Term({ name }: { readonly name: string }): VNode {
  return <EntityField name={name} optional={name === 'reminders' ? false : undefined} />;
}

/** Of a treatment, with what it is without. */
function OwnTerm({ name, clinic }: Pick<CustomRulesView, 'clinic'> & { readonly name: string }): VNode {
  const { t } = useSite();
  const value = clinic[name];
  const hint = value ? t('terms.own.clinic', { value }) : t('terms.own.clinic-nothing');
  return <EntityField name={name} hint={name === 'reminders' ? `${hint} ${t('terms.reminders-none')}` : hint} />;
}

function Treatments({ view }: ViewProps<BookingRulesView>): VNode | null {
  const { t } = useSite();
  if (view.treatments.length === 0) return null;
  return (
    <Tab id="tab-custom" title={t('terms.others')}>
      <p>{t('terms.others-lead')}</p>
      <ul class="rows">
        {view.treatments.map(({ href, name, kind, own }) => (
          <li key={href}>
            <span>
              <a href={href}>{name}</a> <span class="soft">{kind}</span>
            </span>
            <span>{own}</span>
          </li>
        ))}
      </ul>
    </Tab>
  );
}
