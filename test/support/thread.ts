import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** A thread cannot be started from TypeScript: this one is compiled first, with all it imports. */
export async function compiledThread(source: string): Promise<URL> {
  const outDir = mkdtempSync(join(tmpdir(), 'meridian-thread-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: source, outDir, rollupOptions: { output: { entryFileNames: '[name].mjs' } } },
    ssr: { noExternal: true },
  });
  return pathToFileURL(join(outDir, `${basename(source, '.ts')}.mjs`));
}
