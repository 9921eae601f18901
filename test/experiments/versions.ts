import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The commit before the last one that added a migration. */
export async function versionBefore(): Promise<string> {
  const commits = ['log', '--max-count=1', '--first-parent', '--diff-merges=first-parent', '--format=%H', '--no-patch'];
  const { stdout } = await run('git', [...commits, '--diff-filter=A', '--', 'migrations']);
  return `${stdout.trim()}^`;
}

/** Compiles the version of a commit in a folder of its own, with the packages of this one. Answers where its programs are. */
export async function build(commit: string, folder: string): Promise<string> {
  mkdirSync(folder);
  await run('sh', ['-c', 'git archive "$0" | tar -x -C "$1"', commit, folder]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const compiler = join('node_modules', 'ts7', 'bin', 'tsc');
  await run(process.execPath, [compiler, '-p', 'test/tsconfig.json'], { cwd: folder });
  return join(folder, 'dist');
}
