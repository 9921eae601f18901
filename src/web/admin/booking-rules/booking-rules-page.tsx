import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, ErrorSummary, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { EntityField } from '../../staff/entity-field.js';
import { Translations } from '../translations.js';
import { Reading } from './reading.js';
import { BookingFields, CancellingFields, type FieldsView, ReminderFields } from './booking-rules-fields.js';
import type { Reading as ReadingView } from './booking-rules.view.js';

export interface BookingRulesView extends FieldsView {
  readonly member: StaffMember;
  readonly fault?: string;
  readonly news?: string;
  readonly seen: string;
  readonly clinicLocale: string;
  readonly reading: ReadingView | null;
  readonly treatments: readonly {
    readonly href: string;
    readonly name: string;
    readonly kind: string;
    readonly own: string;
  }[];
}

export interface CustomRulesView extends Omit<BookingRulesView, 'treatments'> {
  readonly name: string;
  readonly treatment: string;
}

/** On what terms visits are booked, unless a treatment has its own. */
export function BookingRulesPage({ site, view }: { readonly site: Site; readonly view: BookingRulesView }): VNode {
  const { t } = site;
  return (
    <Frame site={site} view={view} title={t('terms.title')} back={['/admin', t('admin.back')]} lead={t('terms.lead')}>
      <Terms site={site} view={view} />
      <fieldset>
        <legend>
          <h2>{t('terms.hours')}</h2>
        </legend>
        <EntityField site={site} form={view.form} name="practitionersSetHours" />
      </fieldset>
    </Frame>
  );
}

/** … and where one has. */
export function CustomRulesPage({ site, view }: { readonly site: Site; readonly view: CustomRulesView }): VNode {
  const { t } = site;
  const title = t('terms.own.title', { treatment: view.name });
  return (
    <Frame
      site={site}
      view={view}
      title={title}
      back={['/admin/booking-rules', t('terms.back')]}
      lead={t('terms.own.lead')}
    >
      <Terms site={site} view={view} />
      <p class="soft">{t('terms.own.combined')}</p>
    </Frame>
  );
}

/** What both can say. */
function Terms({ site, view }: { readonly site: Site; readonly view: CustomRulesView | BookingRulesView }): VNode {
  const { t } = site;
  return (
    <>
      <Group title={t('terms.booking')}>
        <BookingFields site={site} view={view} />
      </Group>
      <Group title={t('terms.cancelling')}>
        <CancellingFields site={site} view={view} />
      </Group>
      <Translations site={site} clinicLocale={view.clinicLocale} form={view.form} />
      <Group title={t('terms.reminding')}>
        <ReminderFields site={site} view={view} />
      </Group>
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: VNode }): VNode {
  return (
    <fieldset>
      <legend>
        <h2>{title}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

interface FrameProps {
  readonly site: Site;
  readonly view: CustomRulesView | BookingRulesView;
  readonly title: string;
  readonly back: readonly [string, string];
  readonly lead: string;
  readonly children: VNode | VNode[];
}

function Frame({ site, view, title, back: [href, back], lead, children }: FrameProps): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout
      site={site}
      title={title}
      member={view.member}
      here="/admin/booking-rules"
      wide
      styles={[assets.settingsStyle]}
      scripts={[assets.liveScript]}
    >
      <p class="soft">
        <a href={href}>{back}</a>
        {'treatment' in view && (
          <>
            {' · '}
            <a href={view.treatment}>{view.name}</a>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={view.form.errors} />
      <p>{lead}</p>
      <div class="twofold">
        <form method="post" class="settings" data-live>
          <Carried fields={{ seen: view.seen }} />
          {children}
          <p class="actions">
            <button class="button" type="submit" name="do" value="save" data-once>
              {t('terms.save')}
            </button>
            <button class="button quiet" type="submit" name="do" value="preview" formNoValidate data-live-button>
              {t('terms.preview')}
            </button>
          </p>
        </form>
        <Reading site={site} reading={view.reading} />
      </div>
      {'treatments' in view && <Treatments site={site} view={view} />}
    </StaffLayout>
  );
}

function Treatments({ site: { t }, view }: { readonly site: Site; readonly view: BookingRulesView }): VNode | null {
  if (view.treatments.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('terms.others')}</h2>
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
    </section>
  );
}
