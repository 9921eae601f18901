import { oneLine } from '../one-line.js';
import type { Block, Content, Fact } from './content.js';

/** The letter for those who read plain text; lines are folded by the reader's own program. */
export function plainText(letter: Content): string {
  const blocks = [
    letter.title,
    letter.greeting,
    ...letter.body.map(blockText),
    // The signature mark of RFC 3676 §4.3, with its space.
    ['-- ', letter.clinic, ...letter.footer, ...leave(letter)].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const leave = ({ leave: way }: Content) => (way ? [`${way.label}: ${way.url}`] : []);

function blockText(block: Block): string {
  if (block.kind === 'text') return block.lines.map(oneLine).join('\n');
  // Markdown is made to be read as it stands.
  if (block.kind === 'markdown') return [block.title, ...block.texts].map(lineByLine).join('\n\n');
  if (block.kind === 'link') return `${block.label}:\n${block.url}`;
  const width = Math.max(...block.facts.map(({ label }) => label.length)) + 2;
  return block.facts.map((fact) => factText(fact, width)).join('\n');
}

function lineByLine(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

function factText({ label, lines }: Fact, width: number): string {
  return lines.map((line, i) => `${(i === 0 ? label : '').padEnd(width)}${oneLine(line)}`).join('\n');
}
