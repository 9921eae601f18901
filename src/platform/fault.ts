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

/**
 * Why a process or a command failed, for whoever started it: a sentence for wrong settings and what the machine refuses,
 * with the place in the code for anything else.
 */
export function explain(fault: unknown): string {
  if (!(fault instanceof Error)) return traceOf(fault);
  const { code, syscall, port, address } = fault as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set PORT (or INBOUND_PORT) to another one, or stop what listens there.`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${address}:${port}. Is DATABASE_URL right, and PostgreSQL up?`;
  if (code !== undefined && refusesUs.test(code))
    return `PostgreSQL answers: ${fault.message}. Check DATABASE_URL and DATABASE_OWNER_URL.`;
  return code === undefined || syscall ? fault.message : `${fault.message}\n${traceOf(fault)}`;
}

/** The user, the password or the name of the database: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const refusesUs = /^(28...|3D000)$/;
