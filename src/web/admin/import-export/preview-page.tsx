import type { VNode } from 'preact';
import type { Difference } from '../../../clinic-file/differences.js';
import type { Kind } from '../../../clinic-file/entries-of.js';
import { Section } from '../../shared/section.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { FieldChanges } from './field-changes.js';
import type { FieldInWords } from './field-in-words.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface PreviewView extends StaffView {
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

/** What a clinic file would change, before anything is. */
export function PreviewPage({ site, view }: PageProps<PreviewView>): VNode {
  const { t } = site;
  const title = t(view.imported ? 'files.report.imported' : 'files.preview.title', { name: view.name });
  const nothing = view.groups.length === 0;
  return (
    <AdminPage view={view} title={title} here="/admin/import-export/file">
      {view.imported && (
        <>
          <Notice>{t('files.preview.imported')}</Notice>
          <p class="actions">
            <ButtonLink href="/admin/imports">{t('files.preview.next')}</ButtonLink>
          </p>
        </>
      )}
      {view.stale && <Notice bad>{t('files.preview.stale')}</Notice>}
      {nothing ? !view.imported && <p>{t('files.preview.none')}</p> : <p>{t('files.preview.counts', view.counts)}</p>}
      {view.groups.map(({ kind, entries }) => (
        <Section key={kind} id={`kind-${kind}`} title={t(`files.kind.${kind}`)}>
          <ul class="rows changes">
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ul>
        </Section>
      ))}
      {view.displaced.length > 0 && <Displaced view={view} />}
      {!nothing && (
        <Form class="actions" action={`/admin/import-export/clinic/${view.id}/import`} carry={{ seen: view.seen }}>
          <Submit>{t('files.preview.import')}</Submit>
          <ButtonLink href="/admin/import-export">{t('files.preview.leave')}</ButtonLink>
        </Form>
      )}
    </AdminPage>
  );
}

function Entry({ entry }: { readonly entry: EntryView }): VNode {
  const { t } = useSite();
  const { name, what, fields } = entry;
  return (
    <li class={what}>
      <span>
        <strong>{name}</strong> <span class="mark">{t(`files.preview.${what}`)}</span>
      </span>
      <FieldChanges fields={fields} />
    </li>
  );
}

function Displaced({ view }: ViewProps<PreviewView>): VNode {
  const { t } = useSite();
  return (
    <Section id="displaced" title={t('files.preview.displaced', { count: view.displaced.length + view.more })}>
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
    </Section>
  );
}
