import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { TreatmentKey } from '../../../clinic-file/schema.js';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { entryAddress } from '../resource/address.js';
import { Patterns, type Stretch, Strip } from './drawing.js';

export interface ListView {
  readonly member: StaffMember;
  readonly news?: string;
  /** Why something could not be done. */
  readonly fault?: string;
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

interface TreatmentListPageProps {
  readonly site: Site;
  readonly view: ListView;
}

/** What is offered, in the order patients see it. */
export function ListPage({ site, view }: TreatmentListPageProps): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout
      site={site}
      title={t('treatments.title')}
      member={view.member}
      here="/admin/treatments"
      styles={[assets.treatmentsStyle]}
      scripts={[assets.treatmentsScript]}
    >
      <p class="back">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('treatments.title')}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <p>{t('treatments.lead')}</p>
      <Patterns />
      {view.groups.map((group) => (
        <OfKind key={group.kind} site={site} view={view} group={group} />
      ))}
      {view.retired.length > 0 && <Retired site={site} view={view} />}
    </StaffLayout>
  );
}

function OfKind({ site, view, group: { kind, rows } }: TreatmentListPageProps & { readonly group: Group }): VNode {
  const { t } = site;
  return (
    <section aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{t(`treatments.${kind}`)}</h2>
      {rows.length === 0 && <p>{t(`treatments.empty.${kind}`)}</p>}
      <ol class="treatments" data-order={kind} data-order-to={`/admin/treatments/${kind}/order`}>
        {rows.map((row, at) => (
          <Line
            key={row.slug}
            site={site}
            view={view}
            kind={kind}
            row={row}
            first={at === 0}
            last={at === rows.length - 1}
          />
        ))}
      </ol>
      <p class="actions">
        <a class={kind === 'base' ? 'button' : 'button quiet'} href={`/admin/treatments/${kind}/new`}>
          {t(`treatments.new.${kind}`)}
        </a>
      </p>
    </section>
  );
}

interface LineProps extends TreatmentListPageProps {
  readonly kind: Group['kind'];
  readonly row: Row;
  readonly first: boolean;
  readonly last: boolean;
}

function Line({ site: { t }, view, kind, row, first, last }: LineProps): VNode {
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
      <form action={`/admin/treatments/${kind}/order`} method="post" class="moves">
        <input type="hidden" name="slug" value={slug} />
        {!first && <Move t={t} way="up" name={name} />}
        {!last && <Move t={t} way="down" name={name} />}
      </form>
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

function Retired({ site: { t }, view }: TreatmentListPageProps): VNode {
  return (
    <section aria-labelledby="retired">
      <h2 id="retired">{t('treatments.retired')}</h2>
      <ul class="treatments">
        {view.retired.map(({ kind, slug, name, facts }) => (
          <li key={`${kind}/${slug}`}>
            <div class="what">
              <h3>{name}</h3>
              <p class="soft">{facts}</p>
            </div>
            <form action={`/admin/treatments/${kind}/restore`} method="post" class="moves">
              <input type="hidden" name="key" value={`${kind}/${slug}`} />
              <button class="step" type="submit" data-once>
                {t('treatments.bring-back')} <span class="unseen">{name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
