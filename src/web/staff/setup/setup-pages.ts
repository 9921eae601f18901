import type { FirstStep } from '../../../availability/first-steps.js';

/** Where a step is done. */
export const setupPages: Readonly<Record<FirstStep, string>> = {
  clinic: '/admin/clinic',
  location: '/admin/locations/new',
  room: '/admin/locations',
  treatment: '/admin/treatments/common',
  practitioner: '/admin/practitioners/new',
  offer: '/admin/practitioners',
  hours: '/staff/hours',
};
