import type { ClinicFile } from '../../../clinic-file/schema.js';

/** Where a location stands in the file, and how its form calls what is below. */
export function placeField(slug: string) {
  return {
    prefix: ({ locations }: Pick<ClinicFile, 'locations'>) =>
      `locations[${locations.findIndex((one) => one.slug === slug)}]`,
    field: (below: string): string | undefined => {
      const [part = '', inner] = below.split('.');
      if (part === 'address') return inner;
      if (part === 'access') return 'access';
      return ['name', 'latitude', 'longitude', 'timeZone', 'phone', 'accessNote'].includes(part) ? part : undefined;
    },
  };
}

/** Which button was pressed: the address is to be looked up, or one of several places was chosen. */
export function looksUp(body: unknown): { readonly asked: boolean; readonly chosen?: string } {
  const { act, place } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const chosen = typeof place === 'string' && /^-?[\d.]{1,10},-?[\d.]{1,10}$/.test(place) ? place : undefined;
  return { asked: act === 'look-up', chosen };
}
