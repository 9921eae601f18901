import { readdirSync, readFileSync } from 'node:fs';
import { check } from 'recheck';
import ts from 'typescript';
import { expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.(tsx?|js)$/.test(path));

/** Every regular expression of the code, once, with the first file that has it. */
function regexesIn(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, path);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readFileSync(`src/${path}`, 'utf8'), ts.ScriptTarget.Latest));
  }
  return found;
}

/** Milliseconds for one of them, so that a busy machine finishes too. */
const timeout = 120_000;

// One that backtracks takes minutes for a text that somebody made for it, and everybody else waits.
it('every regular expression takes time in proportion to its text', { timeout: 600_000 }, async () => {
  const slow: string[] = [];
  for (const [text, path] of regexesIn(files)) {
    const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
    const verdict = await check(source, flags, { timeout });
    // On a busy machine it may end without one, or with a wrong one: it is asked again.
    const { status } = verdict.status === 'safe' ? verdict : await check(source, flags, { timeout });
    if (status !== 'safe') slow.push(`${path}: ${text} ${status}`);
  }
  expect(slow).toEqual([]);
});
