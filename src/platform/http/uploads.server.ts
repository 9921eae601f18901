import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'meridian-upload-';

/** A folder of its own for an uploaded file. Whoever made it removes it; after a kill, `removeUploads` does. */
export function uploadFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), prefix));
}

/** Folders of uploaded files that nobody has touched since then. */
export async function forgottenUploads(before: Date): Promise<readonly string[]> {
  const folders = (await readdir(tmpdir()))
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(tmpdir(), name));
  const old = await Promise.all(
    folders.map(async (folder) => {
      const { mtime } = await stat(folder).catch(() => ({ mtime: new Date() }));
      return mtime < before;
    }),
  );
  return folders.filter((_, at) => old[at]);
}

/** Answers how many there were. */
export async function removeUploads(before: Date): Promise<number> {
  const folders = await forgottenUploads(before);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  return folders.length;
}
