import type { VNode } from 'preact';
import type { FirstStep } from '../../../availability/first-steps.js';
import { useSite } from '../../shared/use-site.js';
import { setupPages } from './setup-pages.js';

interface SetupLineProps {
  readonly missing: readonly FirstStep[];
  readonly here: string | undefined;
}

/** Over every page of an administrator until somebody has booked: the next step, or that patients can. */
export function SetupLine({ missing, here }: SetupLineProps): VNode {
  const { t } = useSite();
  const [next] = missing;
  return (
    <section class="setup-line no-print" aria-label={t('setup.title')}>
      <p>
        <strong>{next ? t('setup.left', { count: missing.length }) : t('setup.open-line')}</strong>{' '}
        {next && setupPages[next] !== here && (
          <>
            <a href={setupPages[next]}>{t('setup.next', { step: t(`setup.step.${next}`) })}</a> ·{' '}
          </>
        )}
        <a href="/admin">{t(next ? 'setup.all' : 'setup.open-more')}</a>
      </p>
    </section>
  );
}
