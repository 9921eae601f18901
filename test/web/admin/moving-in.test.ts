import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RunImports } from '../../../src/import/run-imports.job.js';
import { UploadImport } from '../../../src/import/upload-import.service.js';
import { type App, openApp } from '../../support/app.js';
import { dump, type Visit } from '../../support/easy-appointments.js';
import { readingThread } from '../../support/reading-thread.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { zip } from '../../support/zip.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await readingThread(app);
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());

const get = async (path: string) => (await app.http.get(path).set('cookie', admin.cookie).redirects(2)).text;
const post = (path: string) => app.http.post(path).set('cookie', admin.cookie).set('origin', 'http://clinic.test');
const run = () => app.get(RunImports).run(new AbortController().signal);

/** Answers where the import is. */
async function upload(bytes: Buffer, name: string, source = 'easy-appointments'): Promise<string> {
  const answer = await post('/admin/imports').field('source', source).attach('file', bytes, name).expect(303);
  await app.get(UploadImport).idle();
  return answer.headers['location'] as string;
}

it('two installations in one dump, as PowerShell wrote it and macOS packed it, end as appointments of the right one', async () => {
  const later: Visit[] = [
    [31, '2026-12-08 10:00:00', 60, 12, 1, 3, 'Booked'],
    [32, '2026-12-09 10:00:00', 60, 11, 1, 3, 'Booked'],
  ];
  const earlier: Visit[] = [[31, '2026-12-10 10:00:00', 60, 12, 1, 3, 'Booked']];
  const both = dump({ appointments: earlier }).replaceAll('`ea_', '`old_') + dump({ appointments: later });
  const console = Buffer.from(
    `\ufeff${both.replaceAll('é', '├®').replaceAll('ü', '├╝')}`.replaceAll('\n', '\r\n'),
    'utf16le',
  );
  const bytes = zip([
    { name: 'Backup/clinic.sql.gz', bytes: gzipSync(console) },
    { name: '__MACOSX/Backup/._clinic.sql.gz', bytes: 'resource fork' },
  ]);

  const at = await upload(bytes, 'Backup.ZIP');
  const names = await get(at);
  expect(names).toContain('Only ea_ is imported');
  expect(names).toContain('as in “B├®atrice”, now “Béatrice”');
  await post(`${at}/meanings`)
    .type('form')
    .send({ location: 'harbour', 'practitioners-0': 'mei', 'treatments-0': 'acupuncture' })
    .expect(303);
  await run();
  expect(await get(at)).toContain('2 appointments can be imported');
  await post(`${at}/import`).type('form').send({}).expect(303);
  await run();

  expect(await get(at)).toContain('2 appointments imported');
  const visits = await app.db.query(
    `select p.name, b.starts_at from bookings b join patients p on p.id = b.patient_id order by b.starts_at`,
  );
  expect(visits).toEqual([
    { name: 'Béatrice Müller', starts_at: new Date('2026-12-08T15:00:00Z') },
    { name: "Ada O'Neill", starts_at: new Date('2026-12-09T15:00:00Z') },
  ]);
});

it('a file that cannot be read says what to do, and nothing was changed', async () => {
  const locked = zip([{ name: 'backup.sql', bytes: dump(), encrypted: true }]);

  const page = await get(await upload(locked, 'backup.zip'));

  expect(page).toContain('backup.zip couldn’t be read');
  expect(page).toContain(
    'Nothing was changed. It is protected by a password. Unpack it, and upload the file without one.',
  );
});

it('what was uncertain in a table stands above its columns', async () => {
  const page = await get(await upload(Buffer.from('Name,Date\nZo\xeb,2026-12-08\n', 'latin1'), 'people.csv', 'table'));

  expect(page).toContain('people.csv isn’t in UTF-8, so it was read as Windows-1252');
});
