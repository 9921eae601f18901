import type { VNode } from 'preact';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';

export interface RemindersView {
  readonly wanted: boolean;
  /** Just now. */
  readonly changed: boolean;
}

/** One button, either way; the form goes to where it stands. */
export function RemindersPage({ site, view }: { readonly site: Site; readonly view: RemindersView }): VNode {
  const { t } = site;
  const { wanted, changed } = view;
  const title = t(wanted ? (changed ? 'reminders.on' : 'reminders.ask') : 'reminders.off');
  return (
    <Layout site={site} title={title} hidden>
      <h1>{title}</h1>
      <p>{t(wanted ? (changed ? 'reminders.on-text' : 'reminders.ask-text') : 'reminders.off-text')}</p>
      <form method="post" class="actions">
        <button
          class={wanted && !changed ? 'button' : 'button quiet'}
          type="submit"
          name="do"
          value={wanted ? 'stop' : 'resume'}
        >
          {t(wanted ? 'reminders.stop' : 'reminders.resume')}
        </button>
      </form>
    </Layout>
  );
}
