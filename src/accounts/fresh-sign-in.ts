/** How long after signing in such a page opens. */
const toOpen = 10;
/** What was opened in time may be sent for as long again: nothing that was typed is lost to the clock. */
const toSend = 20;

/** Is a sign-in of then recent enough, now, for a request of this method? */
export function isFresh(signedInAt: Date, method: string, now: Date): boolean {
  const minutes = ['GET', 'HEAD'].includes(method) ? toOpen : toSend;
  return now.getTime() - signedInAt.getTime() < minutes * 60_000;
}
