import type { INestApplicationContext } from '@nestjs/common';
import { InitialUsers } from '../accounts/initial-users.service.js';
import { ClinicFiles } from '../changes/clinic-files.service.js';
import { isForDemo } from './end-demo.process.js';
import type { Settings } from '../platform/settings.js';

/**
 * Who can sign in when nobody has been invited yet, in lines for the console: the demo's people with their passwords, or
 * the address at which the first administrator begins.
 */
export async function signInInstructions(
  app: INestApplicationContext,
  {
    publicUrl,
    dataDir,
    demo,
    leftBehind,
  }: Pick<Settings, 'publicUrl' | 'dataDir' | 'demo'> & { readonly leftBehind: boolean },
): Promise<readonly string[]> {
  const first = app.get(InitialUsers, { strict: false });
  if (demo && isForDemo({ publicUrl }) && (await app.get(ClinicFiles, { strict: false }).isDemo())) {
    const people = await first.ofTheDemo();
    const lines = people.map(({ roles, email, password }) => `  ${roles.join(', ').padEnd(20)} ${email}  ${password}`);
    if (people.length > 0) return [`Staff sign in at ${publicUrl}/staff/sign-in`, ...lines];
  }
  const token = await first.token();
  if (!token) return [];
  const why = `Keys or mail of an earlier clinic lie in ${dataDir}, so the demo clinic was not loaded.`;
  return [
    ...(leftBehind ? [why] : []),
    `There are no users yet. Create the first administrator at ${publicUrl}/staff/first/${token}`,
  ];
}
