import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type KeyFile, readKeyFile, writtenKeyFile } from './key-file.js';

/**
 * Created on the first start; readable by its owner only. Several processes may start at once: one file wins.
 * @throws Error that says what is wrong with the file, for whoever starts the process
 */
export function openKeyFile(path: string, fresh: () => KeyFile): KeyFile {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, writtenKeyFile(fresh()), { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    } finally {
      rmSync(draft);
    }
    chmodSync(path, 0o600);
  }
  refuseReadableByOthers(path);
  try {
    return readKeyFile(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`The key file ${path} is damaged, or no key file: restore it from a backup.`);
  }
}

/** In place, so that its owner stays, and a link or mount stays one. The former lies beside it until that is done. */
export function replaceKeyFile(path: string, file: KeyFile): void {
  const former = `${path}.before`;
  writeFileSync(former, readFileSync(path), { mode: 0o600 });
  writeFileSync(path, writtenKeyFile(file));
  rmSync(former);
}

/** A secret that an orchestrator mounts is often 0444, and cannot be changed from here: whoever mounts it read-only answers for it. */
function refuseReadableByOthers(path: string): void {
  const mode = statSync(path).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0 || isOnReadOnlyMount(path)) return;
  throw new Error(
    `The key file ${path} can be read or changed by other users of this machine (mode 0${mode.toString(8)}). Run: chmod 600 ${path}`,
  );
}

function isOnReadOnlyMount(path: string): boolean {
  const real = realpathSync(path);
  const mounts = existsSync('/proc/self/mountinfo') ? readFileSync('/proc/self/mountinfo', 'utf8').split('\n') : [];
  const holding = mounts
    .map((line) => line.split(' '))
    .filter(([, , , , at = '-']) => real === at || real.startsWith(at.endsWith('/') ? at : `${at}/`))
    .toSorted((a, b) => b[4]!.length - a[4]!.length);
  return holding[0]?.[5]?.split(',').includes('ro') ?? false;
}
