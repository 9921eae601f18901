import { firstSteps, type FirstStep } from '../../../availability/first-steps.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { Say } from '../../shared/site.js';
import { setupPages } from '../../staff/setup/setup-pages.js';

export interface StepView {
  readonly text: string;
  readonly state: 'past' | 'next' | 'ahead';
  readonly href: string;
  /** There can be more of it. */
  readonly another?: string;
}

const repeated: readonly FirstStep[] = ['location', 'treatment', 'practitioner'];

/** Every step until patients can book; then none. */
export function firstStepsView(snapshot: Snapshot, t: Say): readonly StepView[] {
  const steps = firstSteps(snapshot);
  const next = steps.find(({ done }) => !done)?.step;
  if (!next) return [];
  return steps.map(({ step, done }) => ({
    text: t(`setup.step.${step}`),
    state: done ? 'past' : step === next ? 'next' : 'ahead',
    href: step === 'room' ? roomsPage(snapshot) : setupPages[step],
    ...(done && isRepeated(step) && { another: t(`setup.another.${step}`) }),
  }));
}

type Repeated = 'location' | 'treatment' | 'practitioner';
const isRepeated = (step: FirstStep): step is Repeated => repeated.includes(step);

/** Of the only location, if there is one. */
function roomsPage({ locations }: Snapshot): string {
  const [only] = locations;
  return only && locations.length === 1 ? `/admin/locations/${only.slug}/rooms/new` : setupPages.room;
}
