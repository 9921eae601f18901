import { markdownHtml } from '../../i18n/markdown.js';
import { day } from './colours.js';
import { unbroken } from './columns.js';
import type { Block, Fact, Leave } from './content.js';
import { bare, sans, serif } from './style.js';

/** The side a line begins at: Word knows sides only. */
export type Side = 'left' | 'right';

interface BlockProps {
  readonly block: Block;
  readonly side: Side;
}

/** A paragraph of a notification, or what stands in one by itself. */
export function Paragraph({ block, side }: BlockProps) {
  if (block.kind === 'link') return <Press {...block} />;
  if (block.kind === 'markdown') return <Markdown {...block} />;
  if (block.kind === 'facts')
    return (
      <table role="presentation" {...bare} width="100%" style={{ margin: '20px 0' }}>
        {block.facts.map((fact) => (
          <FactRow fact={fact} side={side} />
        ))}
      </table>
    );
  const [first, ...rest] = block.lines;
  return (
    <p style={{ margin: '0 0 8px' }}>
      {unbroken(first ?? '')}
      {rest.map((line) => (
        <>
          <br />
          {unbroken(line)}
        </>
      ))}
    </p>
  );
}

/** The thread that runs through the patient's steps runs through the notification too. */
function FactRow({ fact: { label, lines, main, over, url }, side }: { readonly fact: Fact; readonly side: Side }) {
  const [first, ...rest] = lines;
  const thread = `border-${side}:1px solid ${day.jade}`;
  const colour = over ? day.soft : day.ink;
  const classes = [over ? 'soft' : 'ink', main && 'serif'].filter(Boolean).join(' ');
  const value = main ? `${serif(19, 27, colour)};font-weight:600` : sans(16, 24, colour);
  return (
    <tr>
      <td
        class="thread soft label"
        valign="top"
        width={84}
        style={`${sans(14, main ? 27 : 24, day.soft)};${thread};padding:6px 14px`}
      >
        {label}
      </td>
      <td valign="top" style={{ padding: '6px 0' }}>
        <div class={classes} style={over ? `${value};text-decoration:line-through` : value}>
          {first && url ? (
            <a class="jade" href={url} style={{ color: day.jade }}>
              {unbroken(first)}
            </a>
          ) : (
            first && unbroken(first)
          )}
        </div>
        {rest.map((line) => (
          <div class="soft" style={sans(15, 23, day.soft)}>
            {unbroken(line)}
          </div>
        ))}
      </td>
    </tr>
  );
}

function Markdown({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <>
      <h2 class="ink serif" style={`margin:20px 0 8px;${serif(19, 27, day.ink)};font-weight:600`}>
        {title}
      </h2>
      <div style={{ margin: '0 0 24px' }} dangerouslySetInnerHTML={{ __html: texts.map(inMail).join('') }} />
    </>
  );
}

/** Links in the colours of the notification: many mail programs know no style sheet. */
function inMail(text: string): string {
  return markdownHtml(text)
    .replaceAll('<a ', `<a class="jade" style="color:${day.jade}" `)
    .replaceAll('<p>', '<p style="margin:0 0 8px">');
}

/** Painted as a cell: Word gives a link neither room nor ground. */
function Press({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <table role="presentation" {...bare} style={{ margin: '12px 0 24px' }}>
      <tr>
        <td
          class="press"
          align="center"
          style={`background-color:${day.jade};border-radius:4px;mso-padding-alt:13px 24px`}
        >
          <a
            class="pressed"
            href={url}
            style={`display:inline-block;padding:13px 24px;mso-padding-alt:0;${sans(16, 20, day.onJade)};font-weight:600;text-decoration:none`}
          >
            {label}
          </a>
        </td>
      </tr>
    </table>
  );
}

export function Footer({ lines, leave }: { readonly lines: readonly string[]; readonly leave?: Leave }) {
  return (
    <table role="presentation" {...bare} width="100%" style={{ margin: '28px 0 0' }}>
      <tr>
        <td class="line soft" style={`border-top:1px solid ${day.line};padding:14px 0 0;${sans(14, 21, day.soft)}`}>
          {lines.map((line) => (
            <p style={{ margin: '0 0 4px' }}>{unbroken(line)}</p>
          ))}
          {leave && (
            <p style={{ margin: '10px 0 4px' }}>
              <a class="soft" href={leave.url} style={{ color: day.soft }}>
                {leave.label}
              </a>
            </p>
          )}
        </td>
      </tr>
    </table>
  );
}
