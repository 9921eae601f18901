import type { ComponentChildren, VNode } from 'preact';
import { Copied } from '../../shared/copied.js';
import { useSite } from '../../shared/use-site.js';
import type { LinkSnippets } from './link-snippets.js';
import { entryAddress } from '../resource/address.js';

interface SectionProps {
  readonly code: string;
  readonly given: LinkSnippets;
}

/** A link in each form it can have: how it looks, and what to copy. */
export function LinkSnippetsSection({ code, given }: SectionProps): VNode {
  const { t } = useSite();
  const page = entryAddress('/admin/links', code);
  return (
    <>
      <p>
        <a href={`/go/${code}`} target="_blank" rel="noopener">
          {t('link.try')}
        </a>{' '}
        <span class="soft">{t('link.try-hint')}</span>
      </p>
      <div class="forms-of-link">
        <Form name="link" title={t('link.as-link')}>
          <Preview title={t('link.as-link-preview')} src={`${page}/preview/link`} kind="line" />
          <Copied id="address" label={t('link.address')} hint={t('link.address-hint')} text={given.address} />
          <Copied id="snippet" label={t('link.snippet')} hint={t('link.snippet-hint')} text={given.link} />
        </Form>
        <Form name="button" title={t('link.as-button')}>
          <Preview title={t('link.as-button-preview')} src={`${page}/preview/button`} kind="line" />
          <Copied id="button" label={t('link.button')} hint={t('link.button-hint')} text={given.button} />
        </Form>
        <Form name="embed" title={t('link.as-embed')}>
          <Preview title={t('link.as-embed-preview')} src={`/embed/${code}?preview`} kind="frame" />
          <Copied id="embed" label={t('link.embed')} hint={t('link.embed-hint')} text={given.embed} />
        </Form>
        <Form name="qr" title={t('link.as-qr')}>
          <p>
            <img class="square" src={`${page}/square.svg`} width={176} height={176} alt={t('link.as-qr-alt')} />
          </p>
          <p>{t('link.qr-hint')}</p>
          <p class="actions">
            <a class="button quiet" href={`${page}/square.svg`} download={`${code}.svg`}>
              {t('link.qr-download')}
            </a>
          </p>
        </Form>
      </div>
    </>
  );
}

interface FormProps {
  readonly name: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Form({ name, title, children }: FormProps): VNode {
  return (
    <section class="form-of-link" aria-labelledby={`as-${name}`}>
      <h2 id={`as-${name}`}>{title}</h2>
      {children}
    </section>
  );
}

interface PreviewProps {
  readonly title: string;
  readonly src: string;
  readonly kind: 'line' | 'frame';
}

/** Nothing in it can be followed by mistake: it is looked at. */
function Preview({ title, src, kind }: PreviewProps): VNode {
  return (
    <iframe
      class={`preview-of-link ${kind}`}
      title={title}
      src={src}
      loading={kind === 'frame' ? 'lazy' : undefined}
      sandbox={kind === 'frame' ? 'allow-forms allow-popups allow-popups-to-escape-sandbox' : ''}
    />
  );
}
