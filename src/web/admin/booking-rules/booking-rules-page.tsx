import type { VNode } from 'preact';
import { ownPolicy, policy, standardRetention } from '../../../clinic/policy.entity.js';
import { type Entity, fieldAt } from '../../../configuration/entity.js';
import { Section } from '../../shared/section.js';
import { Form } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
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
  /** An add-on begins no visit, so it has no grid of its own. */
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
    >
      <>
        <Group title={t('terms.hours')} names={['practitionersSetHours']} />
        <Group title={t('terms.keeping')} names={Object.keys(standardRetention).map((kind) => `retention.${kind}`)} />
      </>
    </Frame>
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
      lead={t('terms.own.lead')}
      way={<a href={view.treatment}>{view.name}</a>}
    >
      <p class="soft">{t('terms.own.combined')}</p>
    </Frame>
  );
}

interface FrameProps {
  readonly view: BookingRulesView | CustomRulesView;
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly title: string;
  readonly here: string;
  readonly lead: string;
  /** Another way back. */
  readonly way?: VNode;
  readonly others?: VNode;
  readonly children: VNode;
}

function Frame({ view, entity, title, here, lead, way, others, children }: FrameProps): VNode {
  const { t, assets } = useSite();
  const { typed, errors, carry } = view.form;
  const terms = {
    clinic: 'clinic' in view ? view.clinic : undefined,
    without: 'isAddOn' in view && view.isAddOn ? 'startEveryMinutes' : undefined,
    entity,
  };
  return (
    <AdminPage view={view} title={title} here={here} scripts={[assets.liveScript]}>
      {way && <p class="soft">{way}</p>}
      <p>{lead}</p>
      <div class="twofold">
        <Form class="settings" typed={typed} errors={errors} entity={entity} carry={carry} data-live>
          <Group
            title={t('terms.booking')}
            names={[
              'minNoticeMinutes',
              'horizonDays',
              'startEveryMinutes',
              'holdMinutes',
              'visitsAhead',
              'returningMonths',
              'askForProof',
              'provisionalMinutes',
            ]}
            {...terms}
          />
          <Group
            title={t('terms.cancelling')}
            names={['cancelNoticeMinutes', 'lateCancellation', 'noShow']}
            {...terms}
          />
          <Translations clinicLocale={view.clinicLocale} />
          <Group
            title={t('terms.reminding')}
            names={['reminders', 'quietHours.from', 'quietHours.to', 'afterVisitMinutes']}
            {...terms}
          />
          {children}
          <p class="actions">
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
    </AdminPage>
  );
}

interface GroupProps extends Pick<Partial<CustomRulesView>, 'clinic'> {
  readonly title: string;
  readonly names: readonly string[];
  /** Only those that it has. */
  readonly entity?: FrameProps['entity'];
  readonly without?: string;
}

function Group({ title, names, entity = policy, without, clinic }: GroupProps): VNode {
  return (
    <FieldGroup title={title}>
      {names
        .filter((name) => name !== without && fieldAt(entity, name))
        .map((name) => (clinic ? <OwnTerm key={name} name={name} clinic={clinic} /> : <Term key={name} name={name} />))}
    </FieldGroup>
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
    <Section id="others" title={t('terms.others')}>
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
    </Section>
  );
}
