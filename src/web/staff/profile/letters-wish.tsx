import type { VNode } from 'preact';
import { letterWishes } from '../../../practitioners/practitioner.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';

/** When somebody hears of their visits; on their own page and on the administrators'. */
export function LettersWish({ site: { t }, chosen }: { readonly site: Site; readonly chosen: string }): VNode {
  return (
    <Ticks
      name="letters"
      type="radio"
      legend={t('practitioner.letters')}
      hint={t('practitioner.letters-hint')}
      choices={letterWishes.map((wish) => ({ value: wish, label: t(`practitioner.letters.${wish}`) }))}
      chosen={[chosen]}
    />
  );
}
