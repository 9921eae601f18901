import { markdownText } from '../../i18n/markdown.js';
import { say } from '../../i18n/words.js';
import { oneLine } from '../one-line.js';
import { broken, cells, folded, unbroken } from './columns.js';
import type { Block, Content, Fact } from './content.js';

/** The notification for those who read plain text: folded as by hand, an address alone on its line. */
export function plainText(notification: Content): string {
  const blocks = [
    paragraph([notification.title]),
    paragraph([notification.greeting ?? '']),
    ...notification.body.map((block) => blockText(block, notification.locale)),
    // The signature mark of RFC 3676 §4.3, with its space.
    `-- \n${paragraph([notification.clinic, ...notification.footer])}${leave(notification)}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Columns of a line: what stays whole when it is quoted twice. */
const width = 72;

const leave = ({ leave: way, locale }: Content) => (way ? `\n\n${linkText(way, locale)}` : '');

function blockText(block: Block, locale: string): string {
  if (block.kind === 'text') return paragraph(block.lines);
  if (block.kind === 'markdown')
    return [block.title, ...block.texts.map(markdownText)].map((text) => paragraph(text.split('\n'))).join('\n\n');
  if (block.kind === 'link') return linkText(block, locale);
  const column = Math.max(...block.facts.map(({ label }) => cells(label))) + 2;
  return block.facts.map((fact) => factText(fact, column)).join('\n');
}

function linkText({ label, url }: { readonly label: string; readonly url: string }, locale: string): string {
  return `${paragraph([say('notification.above-link', { label }, locale)])}\n${url}`;
}

function paragraph(lines: readonly string[]): string {
  return lines.flatMap((line) => itemText(oneLine(line))).join('\n');
}

/** An item of a list goes on below its own text. */
function itemText(line: string): readonly string[] {
  const mark = /^(?:[-*+]|\d{1,2}[.)]) +/.exec(line)?.[0] ?? '';
  return folded(unbroken(line), width, ' '.repeat(mark.length)).map(broken);
}

function factText({ label, lines, url }: Fact, column: number): string {
  const values = lines.flatMap((line) => folded(unbroken(oneLine(line)), width - column)).map(broken);
  return [...values, ...(url ? [url] : [])].map((line, i) => padded(i === 0 ? label : '', column) + line).join('\n');
}

const padded = (text: string, column: number) => text + ' '.repeat(Math.max(0, column - cells(text)));
