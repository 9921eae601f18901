import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import { Copied } from '../../shared/copied.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { StepView } from './first-steps.view.js';

/** What is still missing before the first patient can book; gone when nothing is. */
export function FirstSteps({ steps }: { readonly steps: readonly StepView[] }): VNode {
  const { t } = useSite();
  return (
    <Section id="first-steps" title={t('setup.heading')} class="first-steps">
      <ol class="line">
        {steps.map(({ text, state, href, another }) => (
          <li key={text} class={`stop ${state}`}>
            {state === 'past' ? text : <a href={href}>{text}</a>}{' '}
            {state === 'past' && <span class="soft">{t('setup.done')}</span>} {another && <a href={href}>{another}</a>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Patients can book, and nobody has yet: where they do, and how they and the team hear of it. */
export function OpenNow({ button }: { readonly button: string }): VNode {
  const { t, origin } = useSite();
  return (
    <Section id="open" title={t('setup.open')} class="first-steps">
      <p>
        {t('setup.open-text')} <a href="/">{origin}</a>
      </p>
      <Copied id="button" label={t('setup.open-button')} hint={t('setup.open-button-hint')} text={button} />
      <p class="actions">
        <ButtonLink href="/find">{t('setup.open-try')}</ButtonLink>
        <ButtonLink href="/admin/users/new">{t('setup.open-invite')}</ButtonLink>
        <ButtonLink href="/admin/links/new">{t('setup.open-link')}</ButtonLink>
      </p>
    </Section>
  );
}
