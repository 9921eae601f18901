import type { Practitioner } from './practitioner.js';

/** Where bodies that register practitioners let anybody look them up, by the body's usual abbreviation. */
const registers: Readonly<Record<string, string>> = {
  AHPRA: 'https://www.ahpra.gov.au/Registration/Registers-of-Practitioners.aspx',
  BACC: 'https://acupuncture.org.uk/find-an-acupuncturist/',
  GOSC: 'https://www.osteopathy.org.uk/register-search/',
  HCPC: 'https://www.hcpc-uk.org/check-the-register/',
  NCBAHM: 'https://directory.ncbahm.org/',
  // Its former name, which certificates still bear.
  NCCAOM: 'https://directory.ncbahm.org/',
};

/** The public register of that body, if we know it. */
export function registerOf({ body }: Pick<NonNullable<Practitioner['registration']>, 'body'>): string | undefined {
  return registers[body.trim().toUpperCase()];
}
