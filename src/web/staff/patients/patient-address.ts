import { z } from 'zod';
import type { Say } from '../../shared/site.js';

/** Carried by forms that were reached from the patient's page: they lead back to it. */
export const backSchema = z.object({ back: z.literal('patient').optional().catch(undefined) });

export type Back = z.output<typeof backSchema>['back'];

export const patientNews = [
  'booked',
  'moved',
  'canceled',
  'accepted',
  'saved',
  'links',
  'no-links',
  'merged',
  'split',
  'undone',
] as const;

/** `told`: how they hear of what was booked. */
export function patientAddress(id: string, news?: (typeof patientNews)[number], told?: string): string {
  const query = new URLSearchParams({ ...(news && { news }), ...(told && { told }) }).toString();
  return `/staff/patients/${id}${query && `?${query}`}`;
}

/** From a page about them to their own. */
export const backToPatient = (t: Say, id: string) => ({ href: patientAddress(id), text: t('patient.back') });
