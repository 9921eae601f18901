import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import { Section } from '../../shared/section.js';
import { Form } from '../../shared/form.js';
import type { TreatmentKey } from '../../../clinic-file/schema.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { entryAddress } from '../resource/address.js';
import { Patterns, type Stretch, Strip } from './drawing.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface ListView extends StaffView {
  readonly groups: readonly Group[];
  /** Minutes of the longest. */
  readonly longest: number;
  readonly retired: readonly (TreatmentKey & { readonly name: string; readonly facts: string })[];
}

interface Group {
  readonly kind: TreatmentKey['kind'];
  readonly rows: readonly Row[];
}

interface Row {
  readonly slug: string;
  readonly name: string;
  /** "55 minutes, $95" */
  readonly facts: string;
  /** What else there is to know, in order. */
  readonly more: readonly string[];
  readonly stretches: readonly Stretch[];
}

/** What is offered, in the order patients see it. */
export function ListPage({ site, view }: PageProps<ListView>): VNode {
  const { t, assets } = site;
  return (
    <AdminPage
      view={view}
      title={t('treatments.title')}
      here="/admin/treatments"
      styles={[assets.treatmentsStyle]}
      scripts={[assets.treatmentsScript]}
    >
      <p>{t('treatments.lead')}</p>
      <Patterns />
      {view.groups.map((group) => (
        <OfKind key={group.kind} view={view} group={group} />
      ))}
      {view.retired.length > 0 && <Retired view={view} />}
    </AdminPage>
  );
}

interface OfKindProps {
  readonly view: ListView;
  readonly group: Group;
}

function OfKind({ view, group: { kind, rows } }: OfKindProps): VNode {
  const { t } = useSite();
  return (
    <Section id={`kind-${kind}`} title={t(`treatments.${kind}`)}>
      {rows.length === 0 && <p>{t(`treatments.empty.${kind}`)}</p>}
      <ol class="treatments" data-order={kind} data-order-to={`/admin/treatments/${kind}/order`}>
        {rows.map((row, at) => (
          <Line key={row.slug} view={view} kind={kind} row={row} first={at === 0} last={at === rows.length - 1} />
        ))}
      </ol>
      <p class="actions">
        <a class={kind === 'base' ? 'button' : 'button quiet'} href={`/admin/treatments/${kind}/new`}>
          {t(`treatments.new.${kind}`)}
        </a>
        {kind === 'base' && <ButtonLink href="/admin/treatments/common">{t('treatments.common')}</ButtonLink>}
      </p>
    </Section>
  );
}

interface LineProps {
  readonly view: ListView;
  readonly kind: Group['kind'];
  readonly row: Row;
  readonly first: boolean;
  readonly last: boolean;
}

function Line({ view, kind, row, first, last }: LineProps): VNode {
  const { t } = useSite();
  const { slug, name } = row;
  return (
    <li data-slug={slug}>
      <span class="grip" hidden data-grip title={t('treatments.drag')} aria-hidden="true" />
      <div class="what">
        <h3>
          <a href={entryAddress(`/admin/treatments/${kind}`, slug)}>{name}</a>
        </h3>
        <p>
          {row.facts} <span class="soft">{row.more.join(' · ')}</span>
        </p>
        <Strip stretches={row.stretches} longest={view.longest} />
      </div>
      <Form class="moves" action={`/admin/treatments/${kind}/order`}>
        <input type="hidden" name="slug" value={slug} />
        {!first && <Move t={t} way="up" name={name} />}
        {!last && <Move t={t} way="down" name={name} />}
      </Form>
    </li>
  );
}

interface MoveProps {
  readonly t: Site['t'];
  readonly way: 'up' | 'down';
  readonly name: string;
}

function Move({ t, way, name }: MoveProps): VNode {
  return (
    <button
      class={`step ${way}`}
      type="submit"
      name="by"
      value={way}
      aria-label={t(`treatments.${way}-name`, { name })}
    >
      {t(`treatments.${way}`)}
    </button>
  );
}

function Retired({ view }: ViewProps<ListView>): VNode {
  const { t } = useSite();
  return (
    <Section id="retired" title={t('treatments.retired')}>
      <ul class="treatments">
        {view.retired.map(({ kind, slug, name, facts }) => (
          <li key={`${kind}/${slug}`}>
            <div class="what">
              <h3>{name}</h3>
              <p class="soft">{facts}</p>
            </div>
            <Form class="moves" action={`/admin/treatments/${kind}/restore`}>
              <input type="hidden" name="key" value={`${kind}/${slug}`} />
              <button class="step" type="submit" data-once>
                {t('treatments.bring-back')} <span class="unseen">{name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
