import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../i18n/language.js';
import { Footer, Paragraph, type Side } from './blocks.js';
import { day } from './colours.js';
import type { Content } from './content.js';
import { raw } from './raw.js';
import type { Markup } from './content.js';
import { bare, forOutlook, headStyles, sans, serif } from './style.js';

/**
 * The notification as HTML for mail programs: tables for the frame and inline styles, since many know nothing else; the
 * night's colours where a style sheet is read. Nothing is loaded from anywhere.
 */
export function html(notification: Content): string {
  return `<!doctype html>${renderToString(<Page {...notification} />)}`;
}

function Page(notification: Content) {
  const { locale, subject, preheader, markup } = notification;
  const dir = directionOf(locale);
  return (
    <html lang={locale} dir={dir} {...vocabularies}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="x-apple-disable-message-reformatting" />
        <meta name="format-detection" content="date=no, address=no" />
        <title>{subject}</title>
        {markup && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data(markup) }} />}
        {raw(forOutlook)}
        {headStyles.map((style) => (
          <style dangerouslySetInnerHTML={{ __html: style }} />
        ))}
      </head>
      <body class="paper" style={{ margin: 0, padding: 0, backgroundColor: day.paper }}>
        {/* Programs that show a notification inside of a page of theirs keep nothing of what is around this. */}
        <div role="article" aria-roledescription="email" aria-label={subject} lang={locale} dir={dir}>
          <Preheader text={preheader} />
          <table role="presentation" class="paper" {...bare} width="100%" style={{ backgroundColor: day.paper }}>
            <tr>
              <td class="gutter" align="center" style={{ padding: '32px 20px 40px' }}>
                {raw(`<!--[if mso]><table role="presentation" ${narrow}><tr><td><![endif]-->`)}
                <table role="presentation" {...bare} width="100%" style={{ maxWidth: '600px' }}>
                  <tr>
                    <td class="ink" dir={dir} align={sideOf(locale)} style={sans(16, 24, day.ink)}>
                      <Notification {...notification} />
                    </td>
                  </tr>
                </table>
                {raw('<!--[if mso]></td></tr></table><![endif]-->')}
              </td>
            </tr>
          </table>
        </div>
      </body>
    </html>
  );
}

/** Nothing in it ends the script. */
const data = (markup: Markup) => JSON.stringify(markup).replaceAll('<', '\\u003c');

const sideOf = (locale: string): Side => (directionOf(locale) === 'rtl' ? 'right' : 'left');

/** What Outlook's older programs want declared before they read what is meant for them. */
const vocabularies = {
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:o': 'urn:schemas-microsoft-com:office:office',
};

/** They know no greatest width. */
const narrow = 'align="center" width="600" cellpadding="0" cellspacing="0" border="0"';

/** What a list of mails shows beside the subject; without it, it would show whatever comes first. */
function Preheader({ text }: { readonly text: string }) {
  return (
    <div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;line-height:1px;mso-hide:all">
      {text}
      {'\u00a0\u200c'.repeat(60)}
    </div>
  );
}

function Notification({ clinic, title, greeting, body, footer, leave, locale }: Content) {
  return (
    <>
      <p class="soft serif" style={`margin:0 0 24px;${serif(17, 24, day.soft)}`}>
        {clinic}
      </p>
      <h1 class="ink serif" style={`margin:0 0 16px;${serif(27, 34, day.ink)};font-weight:600`}>
        {title}
      </h1>
      {greeting && <p style={{ margin: '0 0 8px' }}>{greeting}</p>}
      {body.map((block) => (
        <Paragraph block={block} side={sideOf(locale)} />
      ))}
      {(footer.length > 0 || leave) && <Footer lines={footer} leave={leave} />}
    </>
  );
}
