import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Reference } from './references.js';

/** Files as the checker sees them: on disk, or in memory for the tests of the checker itself. Paths begin at the root. */
export interface Tree {
  readonly files: readonly string[];
  read(path: string): string;
  exists(path: string): boolean;
}

/** Where a reference leads: a file or folder of ours, a package, a part of Node, or nothing that is there. */
export type Target =
  | { readonly path: string }
  | { readonly package: string }
  | { readonly builtin: string }
  | 'nowhere';

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  resolveJsonModule: true,
  allowJs: true,
};

/** Resolves as TypeScript does, in the tree; packages by their name, whether or not they are installed. */
export function resolver(tree: Tree): (from: string, reference: Reference) => Target {
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
