import type { RouteWithPolicy } from '../../src/cli/routes.command.js';
import type { App } from './app.js';
import { type FormOnPage, formsOf, linksOf } from './forms.js';

export interface SiteForm extends FormOnPage {
  /** The page on which it stands. */
  readonly page: string;
  readonly referrerPolicy: string;
}

export const staffPages = ['/admin', '/staff/diary?day=2026-12-01', '/staff/me', '/staff/profile'];

/**
 * Two pages of each kind that somebody can come to from these, and of each form the one with the most fields, by where it is
 * sent. Whoever begins at the pages of the staff stays there.
 */
export async function everyForm(
  app: Pick<App, 'http'>,
  routes: readonly RouteWithPolicy[],
  { cookie }: { readonly cookie: string },
  starts: readonly string[] = staffPages,
): Promise<ReadonlyMap<string, SiteForm>> {
  const [forms, visited, times] = [new Map<string, SiteForm>(), new Set<string>(), new Map<string, number>()];
  const isStaff = (path: string) => /^\/(admin|staff)\b/.test(path);
  const here = isStaff(starts[0]!);
  const waiting = [...starts];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [path = ''] = next.split('?');
    const route = routeOf(routes, 'GET', path);
    const often = times.get(route ?? '') ?? 0;
    if (!route || isStaff(path) !== here || visited.has(next) || often > 1) continue;
    visited.add(next);
    times.set(route, often + 1);
    const { text, headers } = await app.http.get(next).set('cookie', cookie).redirects(0);
    if (!String(headers['content-type']).includes('html')) continue;
    const referrerPolicy = String(headers['referrer-policy']);
    waiting.push(...linksOf(text));
    for (const form of formsOf(text, path)) {
      for (const action of [form.action, ...form.elsewhere]) {
        const leads = routeOf(routes, 'POST', action);
        const known = forms.get(leads ?? '')?.names.length ?? 0;
        if (leads && form.names.length >= known) forms.set(leads, { ...form, action, page: next, referrerPolicy });
      }
    }
  }
  return forms;
}

function routeOf(routes: readonly RouteWithPolicy[], method: string, path: string): string | undefined {
  return routes
    .filter((route) => route.method === method)
    .filter(({ path: pattern }) => patternOf(pattern).test(path))
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)[0]?.path;
}

const patterns = new Map<string, RegExp>();

function patternOf(route: string): RegExp {
  let pattern = patterns.get(route);
  if (!pattern) patterns.set(route, (pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`)));
  return pattern;
}
