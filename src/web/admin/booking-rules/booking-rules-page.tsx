import type { VNode } from 'preact';
import { Form } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { EntityField } from '../../staff/entity-field.js';
import { Translations } from '../translations.js';
import { Reading } from './reading.js';
import { BookingFields, CancellingFields, type FieldsView, ReminderFields } from './booking-rules-fields.js';
import type { Reading as ReadingView } from './booking-rules.view.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface BookingRulesView extends FieldsView, StaffView {
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
export function BookingRulesPage({ site, view }: PageProps<BookingRulesView>): VNode {
  const { t } = site;
  return (
    <Frame view={view} title={t('terms.title')} back={['/admin', t('admin.back')]} lead={t('terms.lead')}>
      <Terms view={view} />
      <FieldGroup title={t('terms.hours')}>
        <EntityField name="practitionersSetHours" />
      </FieldGroup>
    </Frame>
  );
}

/** … and where one has. */
export function CustomRulesPage({ site, view }: PageProps<CustomRulesView>): VNode {
  const { t } = site;
  const title = t('terms.own.title', { treatment: view.name });
  return (
    <Frame view={view} title={title} back={['/admin/booking-rules', t('terms.back')]} lead={t('terms.own.lead')}>
      <Terms view={view} />
      <p class="soft">{t('terms.own.combined')}</p>
    </Frame>
  );
}

/** What both can say. */
function Terms({ view }: ViewProps<CustomRulesView | BookingRulesView>): VNode {
  const { t } = useSite();
  return (
    <>
      <FieldGroup title={t('terms.booking')}>
        <BookingFields view={view} />
      </FieldGroup>
      <FieldGroup title={t('terms.cancelling')}>
        <CancellingFields view={view} />
      </FieldGroup>
      <Translations clinicLocale={view.clinicLocale} form={view.form} />
      <FieldGroup title={t('terms.reminding')}>
        <ReminderFields view={view} />
      </FieldGroup>
    </>
  );
}

interface FrameProps extends ViewProps<CustomRulesView | BookingRulesView> {
  readonly title: string;
  readonly back: readonly [string, string];
  readonly lead: string;
  readonly children: VNode | VNode[];
}

function Frame({ view, title, back: [href, back], lead, children }: FrameProps): VNode {
  const { t, assets } = useSite();
  return (
    <StaffPage
      view={{ ...view, errors: view.form.errors }}
      title={title}
      back={{ href, text: back }}
      beside={'treatment' in view && { href: view.treatment, text: view.name }}
      here="/admin/booking-rules"
      wide
      styles={[assets.settingsStyle]}
      scripts={[assets.liveScript]}
    >
      <p>{lead}</p>
      <div class="twofold">
        <Form {...view.form} class="settings" carry={{ seen: view.seen }} data-live>
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
      {'treatments' in view && <Treatments view={view} />}
    </StaffPage>
  );
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
