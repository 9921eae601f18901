import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Difference } from '../../../clinic-file/differences.js';
import type { Kind } from '../../../clinic-file/entries-of.js';
import { Carried, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { FieldInWords } from './field-in-words.js';

export interface PreviewView {
  readonly member: StaffMember;
  readonly id: string;
  readonly name: string;
  readonly imported: boolean;
  readonly stale: boolean;
  readonly seen: string;
  readonly counts: Readonly<Record<'added' | 'changed' | 'removed', number>>;
  readonly groups: readonly { readonly kind: Kind; readonly entries: readonly EntryView[] }[];
  readonly displaced: readonly DisplacedView[];
  /** Not listed any more. */
  readonly more: number;
}

interface EntryView {
  readonly key: string;
  readonly name: string;
  readonly what: Difference['what'];
  readonly fields: readonly FieldInWords[];
}

interface DisplacedView {
  readonly reference: string;
  readonly when: string;
  readonly patient: string;
  readonly practitioner: string;
  readonly lacks: 'place' | 'person' | 'hours' | 'room' | 'equipment';
}

interface PreviewPageProps {
  readonly site: Site;
  readonly view: PreviewView;
}

/** What a clinic file would change, before anything is. */
export function PreviewPage({ site, view }: PreviewPageProps): VNode {
  const { t } = site;
  const title = t('files.preview.title', { name: view.name });
  const nothing = view.groups.length === 0;
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/import-export">{t('files.back')}</a>
      </p>
      <h1>{title}</h1>
      {view.imported && <Notice>{t('files.preview.imported')}</Notice>}
      {view.stale && <Notice bad>{t('files.preview.stale')}</Notice>}
      {nothing ? !view.imported && <p>{t('files.preview.none')}</p> : <p>{t('files.preview.counts', view.counts)}</p>}
      {view.groups.map(({ kind, entries }) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{t(`files.kind.${kind}`)}</h2>
          <ul class="rows changes">
            {entries.map((entry) => (
              <Entry key={entry.key} site={site} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {view.displaced.length > 0 && <Displaced site={site} view={view} />}
      {!nothing && (
        <form class="actions" action={`/admin/import-export/clinic/${view.id}/import`} method="post">
          <Carried fields={{ seen: view.seen }} />
          <button class="button" type="submit" data-once>
            {t('files.preview.import')}
          </button>
          <a class="button quiet" href="/admin/import-export">
            {t('files.preview.leave')}
          </a>
        </form>
      )}
    </StaffLayout>
  );
}

function Entry({ site: { t }, entry }: { readonly site: Site; readonly entry: EntryView }): VNode {
  const { name, what, fields } = entry;
  return (
    <li class={what}>
      <span>
        <strong>{name}</strong> <span class="mark">{t(`files.preview.${what}`)}</span>
      </span>
      {fields.length > 0 && (
        <ul class="fields">
          {fields.map((field) => (
            <li key={field.label}>
              <span class="soft">{field.label}</span>{' '}
              {field.before !== undefined && (
                <>
                  <span class="unseen">{t('files.preview.was')} </span>
                  <del>{field.before}</del> <span aria-hidden="true">→</span>{' '}
                  <span class="unseen">{t('files.preview.becomes')} </span>
                </>
              )}
              {field.after !== undefined && <ins>{field.after}</ins>}
              {(['gone', 'come'] as const).flatMap((side) =>
                field[side].map((line) => (
                  <span class="line" key={`${side} ${line}`}>
                    <span aria-hidden="true">{side === 'gone' ? '−' : '+'} </span>
                    <span class="unseen">{t(`files.preview.${side}`)} </span>
                    {side === 'gone' ? <del>{line}</del> : <ins>{line}</ins>}
                  </span>
                )),
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Displaced({ site: { t }, view }: PreviewPageProps): VNode {
  return (
    <section aria-labelledby="displaced">
      <h2 id="displaced">{t('files.preview.displaced', { count: view.displaced.length + view.more })}</h2>
      <p>{t('files.preview.displaced-lead')}</p>
      <p>
        <a href="/staff/hours">{t('files.preview.displaced-hours')}</a>
      </p>
      <ul class="rows">
        {view.displaced.map(({ reference, when, patient, practitioner, lacks }) => (
          <li key={reference}>
            <span>
              <a href={`/staff/visits/${reference}`}>
                {when}, {patient}
              </a>
              <span class="soft">
                {practitioner} · {t(`files.lacks.${lacks}`)}
              </span>
            </span>
          </li>
        ))}
        {view.more > 0 && <li>{t('files.preview.more', { count: view.more })}</li>}
      </ul>
    </section>
  );
}
