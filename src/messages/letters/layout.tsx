import { renderToString } from 'preact-render-to-string';
import { markdownHtml } from '../../words/markdown.js';
import { day, night } from './colours.js';
import type { Block, Content, Fact, Leave } from './content.js';

/**
 * The letter as HTML for mail programs: tables for the frame and inline styles, since many know nothing else; the
 * night's colours where a style sheet is read. Nothing is loaded from anywhere.
 */
export function html(letter: Content): string {
  return `<!doctype html>${renderToString(<Page {...letter} />)}`;
}

const serif = "'Iowan Old Style', Palatino, 'Palatino Linotype', Georgia, serif";
const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const atNight = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .paper { background: ${night.paper} !important; }
    .ink { color: ${night.ink} !important; }
    .soft { color: ${night.soft} !important; }
    .line { border-color: ${night.line} !important; }
    .jade { color: ${night.jade} !important; }
    .thread { border-color: ${night.jade} !important; }
    .press { background: ${night.jade} !important; color: ${night.onJade} !important; }
  }`;

function Page(letter: Content) {
  return (
    <html lang={letter.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="date=no" />
        <title>{letter.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: atNight }} />
      </head>
      <body class="paper" style={{ margin: 0, padding: 0, background: day.paper }}>
        <Preheader text={letter.preheader} />
        <table role="presentation" class="paper" style={{ ...wide, background: day.paper }}>
          <tr>
            <td style={{ padding: '32px 16px 40px' }} align="center">
              <table role="presentation" width={600} style={{ ...wide, maxWidth: '600px' }}>
                <tr>
                  <td class="ink" align="left" style={{ font: `16px/1.5 ${sans}`, color: day.ink }}>
                    <Letter {...letter} />
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

const wide = { width: '100%', borderCollapse: 'collapse', borderSpacing: 0 } as const;

/** What a list of mails shows beside the subject; without it, it would show whatever comes first. */
function Preheader({ text }: { readonly text: string }) {
  return (
    <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden', lineHeight: '1px' }}>
      {text}
      {'\u00a0\u200c'.repeat(60)}
    </div>
  );
}

function Letter({ clinic, title, greeting, body, footer, leave }: Content) {
  return (
    <>
      <p class="soft" style={{ margin: '0 0 24px', font: `17px/1.4 ${serif}`, color: day.soft }}>
        {clinic}
      </p>
      <h1 class="ink" style={{ margin: '0 0 16px', font: `600 27px/1.25 ${serif}`, color: day.ink }}>
        {title}
      </h1>
      {greeting && <p style={{ margin: '0 0 8px' }}>{greeting}</p>}
      {body.map((block) => (
        <Paragraph {...block} />
      ))}
      {footer.length > 0 && <Footer lines={footer} leave={leave} />}
    </>
  );
}

function Paragraph(block: Block) {
  if (block.kind === 'link') return <Link {...block} />;
  if (block.kind === 'markdown') return <Markdown {...block} />;
  if (block.kind === 'facts')
    return (
      <table role="presentation" style={{ ...wide, margin: '24px 0 28px' }}>
        {block.facts.map((fact) => (
          <FactRow {...fact} />
        ))}
      </table>
    );
  const [first, ...rest] = block.lines;
  return (
    <p style={{ margin: '0 0 8px' }}>
      {first}
      {rest.map((line) => (
        <>
          <br />
          {line}
        </>
      ))}
    </p>
  );
}

/** The thread that runs through the patient's steps runs through the letter too. */
function FactRow({ label, lines, main, over }: Fact) {
  const [first, ...rest] = lines;
  const weight = main ? `600 19px/1.4 ${serif}` : `16px/1.5 ${sans}`;
  return (
    <tr>
      <td
        class="thread soft"
        valign="top"
        style={{
          width: '76px',
          padding: '6px 12px 6px 14px',
          borderLeft: `1px solid ${day.jade}`,
          font: `14px/${main ? 27 : 24}px ${sans}`,
          color: day.soft,
        }}
      >
        {label}
      </td>
      <td class={over ? 'soft' : 'ink'} valign="top" style={{ padding: '6px 0', color: over ? day.soft : day.ink }}>
        <div style={{ font: weight, textDecoration: over ? 'line-through' : 'none' }}>{first}</div>
        {rest.map((line) => (
          <div class="soft" style={{ font: `15px/1.5 ${sans}`, color: day.soft }}>
            {line}
          </div>
        ))}
      </td>
    </tr>
  );
}

function Markdown({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <>
      <h2 class="ink" style={{ margin: '0 0 8px', font: `600 19px/1.4 ${serif}`, color: day.ink }}>
        {title}
      </h2>
      <div style={{ margin: '0 0 24px' }} dangerouslySetInnerHTML={{ __html: texts.map(inMail).join('') }} />
    </>
  );
}

/** Links in the colours of the letter: many mail programs know no style sheet. */
function inMail(text: string): string {
  return markdownHtml(text)
    .replaceAll('<a ', `<a class="jade" style="color:${day.jade}" `)
    .replaceAll('<p>', '<p style="margin:0 0 8px">');
}

function Link({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <p style={{ margin: '0 0 24px' }}>
      <a
        class="press"
        href={url}
        style={{
          display: 'inline-block',
          padding: '13px 24px',
          borderRadius: '4px',
          background: day.jade,
          color: day.onJade,
          font: `600 16px/1.25 ${sans}`,
          textDecoration: 'none',
        }}
      >
        {label}
      </a>
    </p>
  );
}

function Footer({ lines, leave }: { readonly lines: readonly string[]; readonly leave?: Leave }) {
  return (
    <div class="line" style={{ marginTop: '28px', paddingTop: '14px', borderTop: `1px solid ${day.line}` }}>
      {lines.map((line) => (
        <p class="soft" style={{ margin: '0 0 4px', font: `14px/1.5 ${sans}`, color: day.soft }}>
          {line}
        </p>
      ))}
      {leave && (
        <p style={{ margin: '10px 0 4px', font: `14px/1.5 ${sans}` }}>
          <a class="soft" href={leave.url} style={{ color: day.soft }}>
            {leave.label}
          </a>
        </p>
      )}
    </div>
  );
}
