import type { VNode } from 'preact';
import { Layout } from '../layout.js';
import type { Site } from '../site.js';

export interface MailRow {
  readonly href: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
}

export function MailboxPage({ site, mails }: { readonly site: Site; readonly mails: readonly MailRow[] }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('mail.title')} hidden>
      <h1>{t('mail.title')}</h1>
      <p class="lead">{t('mail.lead')}</p>
      {mails.length === 0 ? (
        <p>{t('mail.empty')}</p>
      ) : (
        <ul class="offered mails">
          {mails.map((mail) => (
            <li key={mail.href}>
              <h2>
                <a href={mail.href}>{mail.subject}</a>
              </h2>
              <p class="soft">{t('mail.to', { to: mail.to, at: mail.at })}</p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

export interface MailView {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly text: string;
  /** Address of the HTML part, served in a sandbox of its own. */
  readonly html?: string;
  readonly calendar?: string;
  readonly attachments: readonly { readonly name: string; readonly href: string }[];
}

export function MailPage({ site, mail }: { readonly site: Site; readonly mail: MailView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={mail.subject} hidden>
      <p>
        <a href="/dev/mail">{t('mail.back')}</a>
      </p>
      <h1>{mail.subject}</h1>
      <p class="soft">{t('mail.from-to', { from: mail.from, to: mail.to, at: mail.at })}</p>
      {mail.html && (
        <iframe
          class="email"
          src={mail.html}
          title={t('mail.html')}
          sandbox="allow-popups allow-top-navigation-by-user-activation"
        />
      )}
      <h2>{t('mail.text')}</h2>
      <Notification text={mail.text} />
      {mail.calendar && (
        <>
          <h2>{t('mail.calendar')}</h2>
          <pre class="email" tabIndex={0}>
            {mail.calendar}
          </pre>
        </>
      )}
      {mail.attachments.length > 0 && (
        <ul class="plain">
          {mail.attachments.map(({ name, href }) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

/** Plain text with its addresses as links. */
function Notification({ text }: { readonly text: string }): VNode {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <pre class="email" tabIndex={0}>
      {pieces.map((piece, at) =>
        at % 2 === 1 ? (
          <a key={at} href={piece}>
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </pre>
  );
}
