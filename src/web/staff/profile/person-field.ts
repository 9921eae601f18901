import type { ClinicFile } from '../../../clinic-file/schema.js';

/** Where a practitioner stands in the file, and how their form calls what is below. */
export function personField(slug: string) {
  return {
    prefix: ({ practitioners }: Pick<ClinicFile, 'practitioners'>) =>
      `practitioners[${practitioners.findIndex((one) => one.slug === slug)}]`,
    field: (below: string): string | undefined => {
      const [part = '', inner] = below.split('.');
      if (part === 'registration') return inner === 'number' ? 'registrationNumber' : 'registrationBody';
      if (part === 'languages') return 'addLanguage';
      return ['name', 'title', 'email', 'profile', 'gender', 'access'].includes(part) ? part : undefined;
    },
  };
}
