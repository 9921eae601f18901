import type { VNode } from 'preact';
import { Layout } from '../../layout.js';
import type { Site } from '../../site.js';

export interface TreatmentView {
  readonly name: string;
  readonly description: string;
  /** "55 minutes, from $95" */
  readonly offer: string;
  /** What happens when, for the patient: "20 minutes" / "The practitioner is with you." */
  readonly phases: readonly { readonly minutes: string; readonly words: string; readonly kind: 'hands' | 'resting' }[];
  readonly addOns: readonly { readonly name: string; readonly description: string; readonly adds: string }[];
  readonly find: string;
}

export function TreatmentPage({ site, view }: { readonly site: Site; readonly view: TreatmentView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={view.name}>
      <h1>{view.name}</h1>
      <p class="lead">{view.description}</p>
      <p>{view.offer}</p>
      <p class="actions">
        <a class="button" href={view.find}>
          {t('about.find')}
        </a>
      </p>
      <h2>{t('about.goes-like-this')}</h2>
      <ol class="line phases">
        {view.phases.map((phase, at) => (
          <li key={at} class={`stop ${phase.kind}`}>
            <p>
              <strong>{phase.minutes}</strong> {phase.words}
            </p>
          </li>
        ))}
      </ol>
      {view.addOns.length > 0 && (
        <section class="results">
          <h2>{t('about.add-ons')}</h2>
          <ul class="offered">
            {view.addOns.map((addOn) => (
              <li key={addOn.name}>
                <h3>{addOn.name}</h3>
                <p>{addOn.description}</p>
                <p class="soft">{addOn.adds}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
