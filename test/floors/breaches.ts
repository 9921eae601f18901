import { posix } from 'node:path';
import ts from 'typescript';
import { cyclesIn } from './cycles.js';
import * as plan from './plan.js';
import { impuritiesOf } from './purity.js';
import { type Reference, referencesOf } from './references.js';
import { resolver, type Target, type Tree } from './resolver.js';

/** Every line that breaks the order of the floors, as `file:line what`. */
export function breachesOf(tree: Tree): string[] {
  const resolve = resolver(tree);
  const breaches: string[] = [];
  const imports = new Map<string, Set<string>>();
  for (const path of tree.files) {
    const source = ts.createSourceFile(path, tree.read(path), ts.ScriptTarget.ESNext, true);
    const add = (line: number, what: string) => breaches.push(`${path}:${line} ${what}`);
    const { references, unclear } = referencesOf(source);
    const imported = new Set<string>();
    imports.set(path, imported);
    if (floorOf(path) === undefined && !path.startsWith(plan.browserScripts)) add(1, 'has no floor');
    if (!isOfAKnownKind(path)) add(1, 'is of no known kind');
    if (!path.startsWith(plan.browserScripts)) for (const { line, why } of unclear) add(line, why);
    for (const reference of references) {
      if (isData(reference)) continue;
      const target = resolve(path, reference);
      if (target !== 'nowhere' && 'path' in target && target.path !== path) imported.add(target.path);
      const what = forbidden(path, target) ?? (isPure(path) ? impure(reference, target) : undefined);
      if (what) add(reference.line, `${reference.specifier}: ${what}`);
    }
    if (isPure(path)) for (const { line, what } of impuritiesOf(source)) add(line, `is plain, yet uses ${what}`);
  }
  return [...breaches, ...cyclesIn(imports)];
}

/** A folder or a file that nothing can run, read by its address: a style sheet, a picture. */
const isData = ({ address, specifier }: Reference) => address && !/\.[cm]?[jt]sx?$/.test(specifier);

/** A path as numbers to compare: its floor, then its room. */
function floorOf(path: string): readonly [floor: number, room: number] | undefined {
  const [, folder = '', room = '', ...deeper] = path.split('/');
  const floor = plan.floors.findIndex((names) => names.includes(folder));
  if (floor < 0) return undefined;
  const within = plan.rooms[folder];
  if (!within) return [floor, 0];
  const at = within.findIndex((names) => names.includes(room));
  if (at >= 0) return [floor, at];
  if (deeper.length > 0) return undefined;
  return [floor, /\.module\.tsx?$/.test(room) ? within.length : -1];
}

/** The folder, or the room of a folder that has rooms: within it everything may import everything. */
function homeOf(path: string): string {
  const [, folder = '', room = '', ...deeper] = path.split('/');
  const within = plan.rooms[folder];
  if (!within) return folder;
  const own = deeper.length > 0 || within.some((names) => names.includes(room)) || /\.module\.tsx?$/.test(room);
  return own ? `${folder}/${room}` : folder;
}

function forbidden(from: string, target: Target): string | undefined {
  if (target === 'nowhere') return 'leads nowhere';
  const script = from.startsWith(plan.browserScripts);
  if (!('path' in target)) return script ? 'a browser has no packages' : undefined;
  const { path } = target;
  if (script || path.startsWith(plan.browserScripts)) {
    return script && path.startsWith(plan.browserScripts) ? undefined : 'browser scripts stand alone';
  }
  if (!path.startsWith('src/')) {
    return path.startsWith(plan.outside[from] ?? '//') ? undefined : 'is outside of src';
  }
  if (homeOf(from) === homeOf(path)) return undefined;
  const [here, there] = [floorOf(from), floorOf(path)];
  if (!here || !there) return 'has no floor';
  const down = there[0] < here[0] || (there[0] === here[0] && sameFolder(from, path) && there[1] < here[1]);
  return down ? undefined : 'is not below';
}

const sameFolder = (a: string, b: string) => a.split('/')[1] === b.split('/')[1];

/** A plain name, or a view: what it says depends on its arguments only. */
function isPure(path: string): boolean {
  return /(^|\/)[^./]+(\.(view|entity))?\.tsx?$/.test(path) && !plan.composition.includes(path);
}

function isOfAKnownKind(path: string): boolean {
  const [kind, ...more] = posix.basename(path).split('.').slice(1, -1);
  return kind === undefined || (more.length === 0 && plan.kinds.has(kind));
}

/** What a pure file must not have at run time. */
function impure({ typeOnly, names }: Reference, target: Target): string | undefined {
  if (typeOnly || target === 'nowhere') return undefined;
  if ('path' in target) {
    return isPure(target.path) || target.path.endsWith('.json') ? undefined : 'touches the world, this file is plain';
  }
  if ('package' in target) {
    return plan.purePackages.has(target.package) ? undefined : 'is not on the list of pure packages';
  }
  const allowed = plan.pureBuiltins[target.builtin];
  return allowed && names?.length && names.every((name) => allowed.has(name)) ? undefined : 'is not pure';
}
