import type { Settings } from '../platform/settings.js';

/** `::` takes both kinds of addresses, on machines that know the longer kind. */
export async function listen(
  on: (port: number, host: string) => Promise<unknown>,
  { port, host }: Pick<Settings, 'port' | 'host'>,
): Promise<void> {
  try {
    await on(port, host ?? '::');
  } catch (fault) {
    if (host || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes((fault as NodeJS.ErrnoException).code ?? '')) throw fault;
    await on(port, '0.0.0.0');
  }
}
