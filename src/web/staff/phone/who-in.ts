import type { PatientRef } from '../../../bookings/by-staff/staff-bookings.service.js';
import { callerSchema } from '../../../patients/contact.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import type { PhoneForm } from './phone-form.js';

type WhoForm = Pick<PhoneForm, 'patient' | 'name' | 'phone' | 'email'>;

/** Someone chosen, someone new, nobody yet, or what is wrong with what was typed. */
export function whoIn({ patient, name, phone, email }: WhoForm): PatientRef | BadInput | undefined {
  if (name.trim() === '' && phone.trim() === '') return patient ? { id: patient } : undefined;
  try {
    return parse(callerSchema, { name, phone, email });
  } catch (fault) {
    if (fault instanceof BadInput) return fault;
    throw fault;
  }
}
