import type { App } from '../support/app.js';
import { call, operationsOf } from './fuzz-api.js';
import { Failures } from './fuzz-failures.js';
import { formsOfAllRoles, post } from './fuzz-forms.js';
import { of } from './hostile.js';
import { randomOf } from './random.js';

export interface Fuzzed {
  readonly counts: Readonly<Record<'posts' | 'forms' | 'calls' | 'serverErrors' | 'outsideTheContract', number>>;
  /** Each kind of failure once, with what was sent. */
  readonly failures: readonly string[];
}

/** How often the pages are looked at anew: what is sent retires, cancels and signs out. */
const postsOfARound = 500;

/** Sends what no browser would: every form of every role's pages, then the API. The same seed sends the same. */
export async function fuzz(
  app: App,
  { posts, calls, seed }: { readonly posts: number; readonly calls: number; readonly seed: number },
): Promise<Fuzzed> {
  const found = new Failures();
  const random = randomOf(seed);
  const forms = new Set<string>();
  for (let sent = 0; sent < posts; sent += postsOfARound) {
    const round = await formsOfAllRoles(app);
    for (const { action } of round) forms.add(action.replace(/[0-9a-f-]{36}|[\w-]{43}/g, '*').split('?')[0]!);
    for (let n = 0; n < Math.min(postsOfARound, posts - sent); n++) await post(app, of(random, round), random, found);
  }
  const operations = await operationsOf(app);
  for (let n = 0; n < calls; n++) await call(app, of(random, operations), random, found);
  const { serverErrors, outsideTheContract } = found;
  return {
    counts: { posts, forms: forms.size, calls, serverErrors, outsideTheContract },
    failures: [...found.kinds.values()],
  };
}
