import type { App } from './app.js';

/** So many minutes pass, for the rate limits too: these count by the machine's clock, so that their rows are made older. */
export async function later({ clock, db }: App, minutes: number): Promise<void> {
  clock.advance({ minutes });
  await db.query('update rate_limits set expire = expire - $1', [minutes * 60_000]);
}
