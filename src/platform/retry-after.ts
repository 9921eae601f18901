/** When a server wants to be asked again (RFC 9110 §10.2.3): seconds, or a date. Null: it does not say, or not so that it could be read. */
export function retryAfter(said: string | undefined, now: Date): Date | null {
  const text = said?.trim() ?? '';
  const at = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}
