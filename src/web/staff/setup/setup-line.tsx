import type { VNode } from 'preact';
import type { FirstStep } from '../../../availability/first-steps.js';
import { useSite } from '../../shared/use-site.js';
import { setupPages } from './setup-pages.js';

/** Over every page of an administrator until patients can book: the next step, and the way to all of them. */
export function SetupLine({ missing }: { readonly missing: readonly FirstStep[] }): VNode {
  const { t } = useSite();
  const [next] = missing as readonly [FirstStep];
  return (
    <section class="alarm setup" aria-label={t('setup.title')}>
      <p>
        <strong>{t('setup.left', { count: missing.length })}</strong>{' '}
        <a href={setupPages[next]}>{t('setup.next', { step: t(`setup.step.${next}`) })}</a> ·{' '}
        <a href="/admin">{t('setup.all')}</a>
      </p>
    </section>
  );
}
