import type { INestApplicationContext } from '@nestjs/common';
import { InitialUsers } from '../accounts/initial-users.service.js';
import { ClinicFiles } from '../changes/clinic-files.service.js';
import { isLoopbackName } from '../platform/http/host-names.js';
import type { Settings } from '../platform/settings.js';

/**
 * Where others than this machine's people can come, or the clinic is not the demo any more, nobody signs in as one of its
 * people, whose passwords were printed. Answers a line for the console, if there were any.
 */
export async function endDemoIfReal(
  app: INestApplicationContext,
  settings: Pick<Settings, 'publicUrl'>,
): Promise<readonly string[]> {
  const isOpen = !isForDemo(settings);
  if (!isOpen && (await app.get(ClinicFiles, { strict: false }).isDemo())) return [];
  if ((await app.get(InitialUsers, { strict: false }).endDemo()) === 0) return [];
  const why = isOpen ? `PUBLIC_URL is ${settings.publicUrl}` : 'this is not the demo clinic any more';
  return [`The demo's accounts are closed, since ${why}.`];
}

export function isForDemo({ publicUrl }: Pick<Settings, 'publicUrl'>): boolean {
  return isLoopbackName(new URL(publicUrl).hostname);
}
