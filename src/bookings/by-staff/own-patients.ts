/**
 * May a practitioner know of this patient? An SQL condition; `own`: the practitioner, null for whoever works in every diary. Not
 * those in whose name somebody booked with them, as long as that is all they have in common.
 */
export const isOwnPatient = (patient: string, own: string): string =>
  `(${own}::uuid is null or exists (
     select from bookings b where b.patient_id = ${patient} and b.practitioner_id = ${own} and not b.unproven))`;
