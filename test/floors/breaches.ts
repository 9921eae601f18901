import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import * as house from './house.js';
import { impuritiesOf } from './purity.js';
import { type Reference, referencesOf } from './references.js';

/** Files as the checker sees them: on disk, or in memory for the tests of the checker itself. Paths begin at the root. */
export interface Tree {
  readonly files: readonly string[];
  read(path: string): string;
  exists(path: string): boolean;
}

/** Every line that breaks the order of the house, as `file:line what`. */
export function breachesOf(tree: Tree): string[] {
  const resolve = resolver(tree);
  const breaches: string[] = [];
  for (const path of tree.files) {
    const source = ts.createSourceFile(path, tree.read(path), ts.ScriptTarget.ESNext, true);
    const add = (line: number, what: string) => breaches.push(`${path}:${line} ${what}`);
    const { references, unclear } = referencesOf(source);
    if (floorOf(path) === undefined && !path.startsWith(house.browserScripts)) add(1, 'has no floor');
    if (!isOfAKnownKind(path)) add(1, 'is of no known kind');
    if (!path.startsWith(house.browserScripts)) for (const { line, why } of unclear) add(line, why);
    for (const reference of references) {
      if (isData(reference)) continue;
      const target = resolve(path, reference);
      const what = forbidden(path, target) ?? (isPure(path) ? impure(reference, target) : undefined);
      if (what) add(reference.line, `${reference.specifier}: ${what}`);
    }
    if (isPure(path)) for (const { line, what } of impuritiesOf(source)) add(line, `is plain, yet uses ${what}`);
  }
  return breaches;
}

/** Where a reference leads: a file or folder of ours, a package, a part of Node, or nothing that is there. */
type Target = { readonly path: string } | { readonly package: string } | { readonly builtin: string } | 'nowhere';

/** A folder or a file that nothing can run, read by its address: a style sheet, a picture. */
const isData = ({ address, specifier }: Reference) => address && !/\.[cm]?[jt]sx?$/.test(specifier);

/** A path as numbers to compare: its floor, then its room. */
function floorOf(path: string): readonly [floor: number, room: number] | undefined {
  const [, folder = '', room = '', ...deeper] = path.split('/');
  const floor = house.floors.findIndex((names) => names.includes(folder));
  if (floor < 0) return undefined;
  const within = house.rooms[folder];
  if (!within) return [floor, 0];
  const at = within.findIndex((names) => names.includes(room));
  if (at >= 0) return [floor, at];
  if (deeper.length > 0) return undefined;
  return [floor, /\.module\.tsx?$/.test(room) ? within.length : -1];
}

/** The folder, or the room of a folder that has rooms: within it everything may import everything. */
function homeOf(path: string): string {
  const [, folder = '', room = '', ...deeper] = path.split('/');
  const within = house.rooms[folder];
  if (!within) return folder;
  const own = deeper.length > 0 || within.some((names) => names.includes(room)) || /\.module\.tsx?$/.test(room);
  return own ? `${folder}/${room}` : folder;
}

function forbidden(from: string, target: Target): string | undefined {
  if (target === 'nowhere') return 'leads nowhere';
  const script = from.startsWith(house.browserScripts);
  if (!('path' in target)) return script ? 'a browser has no packages' : undefined;
  const { path } = target;
  if (script || path.startsWith(house.browserScripts)) {
    return script && path.startsWith(house.browserScripts) ? undefined : 'browser scripts stand alone';
  }
  if (!path.startsWith('src/')) {
    return path.startsWith(house.outside[from] ?? '//') ? undefined : 'is outside of src';
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
  return /(^|\/)[^./]+(\.view)?\.tsx?$/.test(path) && !house.composition.includes(path);
}

function isOfAKnownKind(path: string): boolean {
  const [kind, ...more] = posix.basename(path).split('.').slice(1, -1);
  return kind === undefined || (more.length === 0 && house.kinds.has(kind));
}

/** What a pure file must not have at run time. */
function impure({ typeOnly, names }: Reference, target: Target): string | undefined {
  if (typeOnly || target === 'nowhere') return undefined;
  if ('path' in target) {
    return isPure(target.path) || target.path.endsWith('.json') ? undefined : 'touches the world, this file is plain';
  }
  if ('package' in target) {
    return house.purePackages.has(target.package) ? undefined : 'is not on the list of pure packages';
  }
  const allowed = house.pureBuiltins[target.builtin];
  return allowed && names?.length && names.every((name) => allowed.has(name)) ? undefined : 'is not pure';
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  resolveJsonModule: true,
  allowJs: true,
};

/** Resolves as TypeScript does, in the tree; packages by their name, whether or not they are installed. */
function resolver(tree: Tree): (from: string, reference: Reference) => Target {
  const root = '/tree/';
  const inTree = (path: string) => (path.startsWith(root) ? path.slice(root.length) : undefined);
  const has = (path: string | undefined) => path !== undefined && tree.exists(path);
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => has(inTree(path)),
    readFile: (path) => (has(inTree(path)) ? tree.read(inTree(path)!) : undefined),
  };
  const cache = ts.createModuleResolutionCache(root, (path) => path, options);
  return (from, { specifier, address }) => {
    const beside = posix.normalize(posix.join(posix.dirname(from), specifier));
    if (address) return { path: sourceOf(beside, tree) };
    if (isBuiltin(specifier)) return { builtin: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
    const found = ts.resolveModuleName(specifier, root + from, options, host, cache, undefined, ts.ModuleKind.ESNext);
    const path = inTree(found.resolvedModule?.resolvedFileName ?? '');
    if (path !== undefined && !path.startsWith('node_modules/')) return { path };
    if (specifier.startsWith('.') && tree.exists(beside)) return { path: beside };
    return packageOf(specifier);
  };
}

/** The source of a compiled file. */
function sourceOf(path: string, tree: Tree): string {
  const bare = path.replace(/\.js$/, '');
  return [`${bare}.ts`, `${bare}.tsx`].find((source) => bare !== path && tree.exists(source)) ?? path;
}

function packageOf(specifier: string): Target {
  const name = /^(@[\w-]+\/)?[\w*-][\w.-]*(?=\/|$)/.exec(specifier)?.[0];
  return name === undefined ? 'nowhere' : { package: name };
}
