/** Where one goes after signing in, when nothing else was asked for. */
export const home = '/staff/diary';

/** Where one sees to one's own account. */
export const own = '/staff/me';

/** A path of this site and nothing else: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
export function safeReturnPath(next: unknown): string {
  return typeof next === 'string' && next.length <= 1000 && /^\/(?![/\\])[!#-;=?-[\]-~]*$/.test(next) ? next : home;
}

const drafts = '/staff/drafts/';

/** The page of a form that was sent when its session had ended. */
export function draftPage(id: string): string {
  return drafts + id;
}

/** Does something that was typed wait there? */
export function leadsToDraft(next: string): boolean {
  return next.startsWith(drafts);
}

/** The sign-in page that leads there afterwards. */
export function signInFor(next: string): string {
  return next === home ? '/staff/sign-in' : `/staff/sign-in?next=${encodeURIComponent(next)}`;
}

/** The page that asks whether it is still they. `unsent`: a form was on its way, and did not arrive. */
export function confirmFor(next: string, unsent: boolean): string {
  return `/staff/confirm?next=${encodeURIComponent(next)}${unsent ? '&unsent=1' : ''}`;
}

/** The page that asks for the code of the second step, after the password. */
export function codeFor(next: string): string {
  return `/staff/sign-in/code?next=${encodeURIComponent(next)}`;
}
