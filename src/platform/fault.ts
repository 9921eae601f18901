/**
 * What may be logged of a fault: its kind, its code and where it happened. Never its message, which may quote a name,
 * an address or a whole row.
 */
export function traceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const code = (fault as { code?: unknown }).code;
  const kind = typeof code === 'string' || typeof code === 'number' ? `${fault.name} ${code}` : fault.name;
  const where = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [kind, ...where.slice(0, 6).map((line) => line.trim())].join('\n');
}
