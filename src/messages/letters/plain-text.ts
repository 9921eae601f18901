import { oneLine } from '../one-line.js';
import type { Content, Fact } from './content.js';

/** The letter for those who read plain text; lines are folded by the reader's own program. */
export function plainText(letter: Content): string {
  const width = Math.max(...letter.facts.map(({ label }) => label.length)) + 2;
  const blocks = [
    letter.title,
    letter.greeting,
    letter.opening,
    letter.message && paragraphs(letter.message),
    letter.facts.map((fact) => factText(fact, width)).join('\n'),
    letter.preparation && [letter.preparation.title, ...letter.preparation.texts].map(paragraphs).join('\n\n'),
    letter.action && `${letter.action.label}:\n${letter.action.url}`,
    letter.closing.map(oneLine).join('\n'),
    // The signature mark of RFC 3676 §4.3, with its space.
    ['-- ', letter.clinic, ...letter.footer].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Markdown is made to be read as it stands. */
function paragraphs(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

function factText({ label, lines }: Fact, width: number): string {
  return lines.map((line, i) => `${(i === 0 ? label : '').padEnd(width)}${oneLine(line)}`).join('\n');
}
