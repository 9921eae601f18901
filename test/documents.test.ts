import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { floors } from './floors/plan.js';
import { routesWithPolicies } from '../src/cli/routes.command.js';
import { en } from '../src/i18n/en/en.js';

const listed = ['.github', 'migrations', 'src', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    (entry) => `/${join(entry.parentPath, entry.name)}${entry.isDirectory() ? '/' : ''}`,
  ),
);
const paths = [...readdirSync('.').map((name) => `/${name}`), ...listed];

const names = ['README.md', ...listed.filter((path) => path.endsWith('.md')).map((path) => path.slice(1))];
const documents = names.map((name) => {
  const text = readFileSync(name, 'utf8');
  // What stands between backticks outside of blocks of code.
  const prose = text.replace(/^```[^]*?^```/gm, '').replace(/^ {4}.*$/gm, '');
  return { name, text, prose, spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!) };
});
const readme = documents[0]!.text;

it('the README is short enough to be read', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

it('every relative link leads to a file, and to a heading of it', () => {
  const broken = documents.flatMap(({ name, prose }) =>
    [...prose.matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(name, target))
      .map((target) => `${name}: ${target}`),
  );
  expect(broken).toEqual([]);
});

it('every file or folder that is named exists', () => {
  const named = /^[a-z.*][\w.*-]*(\/[\w.*-]+)*(\/|\.(ts|tsx|js|json|md|sql|yml))$/;
  const missing = documents.flatMap(({ name, spans }) =>
    spans.filter((span) => named.test(span) && !isThere(span)).map((span) => `${name}: ${span}`),
  );
  expect(missing).toEqual([]);
});

it('the map shows every folder of src, and no other', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => `${name}/`).filter((folder) => !readme.includes(` ${folder}`))).toEqual([]);
  const map = readme.split('## Where things are')[1]!.split('\n\n    ')[1]!.split('\n\n')[0]!;
  const shown = [...map.matchAll(/(?:^| )([a-z0-9-]+\/)/gm)].map(([, folder]) => folder!);
  expect(shown.filter((folder) => !isThere(folder))).toEqual([]);
});

it('the floors are drawn as they are', () => {
  const drawing = readFileSync('.github/ARCHITECTURE.md', 'utf8')
    .split(/\n\n(?= {4}main\.ts)/)[1]!
    .split('\n\n')[0]!;
  const drawn = drawing
    .split('\n')
    .map((line) => line.slice(4, 66).match(/[\w.-]+/g) ?? [])
    .filter((names) => names.length > 0)
    .map((names) => new Set(names));
  const built = floors.toReversed().map((names) => new Set(names.filter((name) => existsSync(`src/${name}`))));
  expect(drawn).toEqual(built.filter(({ size }) => size > 0));
});

it('the README has every setting, and no other', () => {
  const schema = [...readFileSync('src/platform/settings.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)];
  const table = readme.split('\n').filter((line) => /^\| `[A-Z]/.test(line));
  const told = table.flatMap((line) => [...line.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)]);
  expect(new Set(told.map(([, name]) => name))).toEqual(new Set(schema.map(([, name]) => name)));
});

it('every dependency has its line, and no other has', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  const [taken = ''] = readFileSync('.github/DEPENDENCIES.md', 'utf8').split('## Tried');
  const rows = taken.match(/^\| [@a-z].*/gm)!;
  const told = rows.flatMap((row) => row.split('|')[1]!.split(',')).map((name) => name.trim().split(' ')[0]!);
  expect(new Set(told.filter((name) => name !== 'package'))).toEqual(new Set(Object.keys(dependencies)));
});

it('what the first booking presses is on the pages', () => {
  const pressed = [...readme.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label!);
  const said: readonly string[] = Object.values(en);
  expect(pressed.filter((label) => !said.includes(label))).toEqual([]);
});

it('every command exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const wrong = documents.flatMap(({ name, text }) =>
    [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)]
      .filter(([, script]) => !Object.hasOwn(scripts, script!))
      .map(([, script]) => `${name}: ${script}`),
  );
  expect(wrong).toEqual([]);
});

it('every address of a page is one of a route', async () => {
  const routes = (await routesWithPolicies()).map(({ path }) => path.split('/'));
  const isRoute = (path: string) => {
    const parts = path.split('/');
    return routes.some((route) => route.length === parts.length && route.every((part, i) => fits(part, parts[i]!)));
  };
  const wrong = documents.flatMap(({ name, text, spans }) => {
    const local = [...text.matchAll(/localhost:3000(\/[^\s>)`;]*)/g)].map(([, path]) => path!);
    const told = spans.map((span) => span.replace(/^[A-Z]+ (?=\/)/, '')).filter((span) => /^\/[\w$]/.test(span));
    return [...local, ...told]
      .map((path) => path.split('?')[0]!)
      .filter((path) => path !== '/api/v1' && !isRoute(path))
      .map((path) => `${name}: ${path}`);
  });
  expect(wrong).toEqual([]);
});

function leadsSomewhere(document: string, target: string): boolean {
  const [file = '', heading] = target.split('#');
  const path = file ? join(dirname(document), file) : document;
  if (!existsSync(path)) return false;
  return heading === undefined || headingsOf(path).includes(heading);
}

/** As GitHub makes anchors of them. */
function headingsOf(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Anywhere in the repository: `notices/grace.ts`, `*.view.ts`, `bench/`. */
function isThere(span: string): boolean {
  const pattern = span.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  const wanted = new RegExp(`/${pattern}${span.endsWith('/') ? '' : '$'}`);
  return paths.some((path) => wanted.test(path));
}

function fits(part: string, told: string): boolean {
  return part === told || part.startsWith(':') || /^[A-Z]+$/.test(told);
}
