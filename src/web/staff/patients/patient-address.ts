import { z } from 'zod';

/** Carried by forms that were reached from the patient's page: they lead back to it. */
export const backSchema = z.object({ back: z.literal('patient').optional().catch(undefined) });

export type Back = z.output<typeof backSchema>['back'];

export const patientNews = ['booked', 'moved', 'canceled', 'accepted', 'links'] as const;

/** `told`: how they hear of what was booked. */
export function patientAddress(id: string, news?: (typeof patientNews)[number], told?: string): string {
  const query = new URLSearchParams({ ...(news && { news }), ...(told && { told }) }).toString();
  return `/staff/patients/${id}${query && `?${query}`}`;
}
