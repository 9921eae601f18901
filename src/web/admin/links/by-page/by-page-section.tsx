import type { VNode } from 'preact';
import { Copied } from '../../../shared/copied.js';
import { Form, Submit } from '../../../shared/form.js';
import { Section } from '../../../shared/section.js';
import { useSite } from '../../../shared/use-site.js';
import type { Theme } from './theme-snippets.js';

export interface ByPageView {
  readonly snippets: readonly { readonly theme: Theme; readonly html: string }[];
  /** The clinic's own websites. */
  readonly sites: readonly string[];
  readonly pages: readonly {
    readonly address: string;
    readonly followed: number;
    /** "Acupuncture with cupping"; null: its address speaks for nothing. */
    readonly guessed: string | null;
  }[];
}

/** For a blog whose posts are not edited one by one. */
export function ByPageSection({ view }: { readonly view: ByPageView }): VNode {
  const { t } = useSite();
  const { snippets, sites } = view;
  return (
    <>
      <Section id="by-page" title={t('by-page.title')}>
        <p>{t('by-page.lead')}</p>
        <p>
          {sites.length > 0 ? t('by-page.sites', { sites: sites.join(', ') }) : t('by-page.no-sites')}{' '}
          <a href="/admin/clinic">{t('by-page.change-sites')}</a>
        </p>
        {snippets.map(({ theme, html }) => (
          <Copied
            key={theme}
            id={`theme-${theme}`}
            label={t(`by-page.theme.${theme}`)}
            hint={t(`by-page.theme.${theme}-hint`)}
            text={html}
          />
        ))}
      </Section>
      {view.pages.length > 0 && <Unlinked pages={view.pages} />}
    </>
  );
}

function Unlinked({ pages }: Pick<ByPageView, 'pages'>): VNode {
  const { t } = useSite();
  return (
    <Section id="unlinked" title={t('by-page.unlinked')}>
      <p>{t('by-page.unlinked-lead')}</p>
      <ul class="posts">
        {pages.map(({ address, followed, guessed }) => (
          <li key={address}>
            <span>
              {address}
              <span class="soft">
                {t('by-page.followed', { followed })} {guessed ? t('by-page.guessed', { what: guessed }) : ''}
              </span>
            </span>
            <Form action="/admin/links/posts/unlinked" carry={{ page: address }}>
              <p class="actions">
                <Submit look="small" label={t('by-page.make-for', { page: address })}>
                  {t('by-page.make')}
                </Submit>
                <Submit
                  look="quiet small"
                  formAction="/admin/links/posts/unlinked/removal"
                  label={t('by-page.forget-for', { page: address })}
                >
                  {t('by-page.forget')}
                </Submit>
              </p>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
