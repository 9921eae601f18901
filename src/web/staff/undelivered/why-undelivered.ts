import type { Say } from '../../shared/site.js';

/** The codes the mail transport keeps, for people: whose mistake is it? */
export function whyUndelivered(t: Say, fault: string | null, stillTried: boolean): string {
  if (!fault) return '';
  return `${t(keyOf(fault, stillTried))} (${fault})`;
}

function keyOf(fault: string, stillTried: boolean) {
  if (stillTried) return 'undelivered.fault.deferred';
  if (fault === 'TEXT off') return 'undelivered.fault.text-off';
  if (fault.startsWith('TEXT')) return 'undelivered.fault.text';
  if (fault.startsWith('RETURNED')) return 'undelivered.fault.returned';
  if (fault.startsWith('EENVELOPE')) return 'undelivered.fault.address';
  if (fault.startsWith('EMESSAGE')) return 'undelivered.fault.message';
  return fault === 'could not be written' ? 'undelivered.fault.unwritten' : 'undelivered.fault.server';
}
