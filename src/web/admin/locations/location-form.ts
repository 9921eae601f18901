import type { PlaceDetails } from '../../../clinic-file/place-edits.js';
import { BadInput, type Fault } from '../../../platform/refusal.js';

/** What stands in the fields, as it was typed. */
export interface TypedPlace {
  readonly name: string;
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly access: readonly string[];
  readonly accessNote: string;
  /** The zone that somebody has said they mean, after hearing what it does to visits. */
  readonly zoneMeant: string;
}

/** What every place may have, in the order it is asked; others may stand in the file, and stay. */
export const accessFacts = [
  'step-free',
  'few-steps',
  'lift',
  'parking',
  'accessible-toilet',
  'hearing-loop',
  'public-transport',
  'bicycle-stand',
] as const;

export const blankPlace: TypedPlace = {
  name: '',
  line1: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
  latitude: '',
  longitude: '',
  timeZone: '',
  phone: '',
  access: [],
  accessNote: '',
  zoneMeant: '',
};

export function filledPlace({ address, latitude, longitude, accessNote = '', ...place }: PlaceDetails): TypedPlace {
  const { name, timeZone, phone, access } = place;
  return {
    ...address,
    name,
    timeZone,
    phone,
    access,
    accessNote,
    latitude: String(latitude),
    longitude: String(longitude),
    zoneMeant: '',
  };
}

export function typedPlace(body: unknown): TypedPlace {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const one = (name: keyof TypedPlace) => {
    const given = all[name];
    return typeof given === 'string' ? given.normalize('NFC').trim() : '';
  };
  return {
    name: one('name'),
    line1: one('line1'),
    city: one('city'),
    region: one('region'),
    postcode: one('postcode'),
    country: one('country'),
    latitude: one('latitude'),
    longitude: one('longitude'),
    timeZone: one('timeZone'),
    phone: one('phone'),
    access: [all.access ?? []].flat().filter((each) => typeof each === 'string'),
    accessNote: one('accessNote').replace(/\s+/g, ' '),
    zoneMeant: one('zoneMeant'),
  };
}

/** The rest is judged with the whole file. @throws BadInput */
export function placeIn(typed: TypedPlace): PlaceDetails {
  const { name, line1, city, region, postcode, country, timeZone, phone, access, accessNote } = typed;
  const faults: Fault[] = [];
  const degrees = (field: 'latitude' | 'longitude') => {
    const value = degreesIn(typed[field]);
    if (value === null) faults.push({ path: field, message: 'fault.coordinate' });
    return value ?? 0;
  };
  const [latitude, longitude] = [degrees('latitude'), degrees('longitude')];
  // Whatever cannot be done online, patients are told to call.
  if (!phone) faults.push({ path: 'phone', message: 'fault.missing' });
  if (!country) faults.push({ path: 'country', message: 'fault.choose' });
  if (!timeZone) faults.push({ path: 'timeZone', message: 'fault.choose' });
  if (faults.length) throw new BadInput(faults);
  return {
    name,
    address: { line1, city, region, postcode, country },
    latitude,
    longitude,
    timeZone,
    phone,
    access: [...access],
    ...(accessNote && { accessNote }),
  };
}

export function degreesIn(text: string): number | null {
  const plain = text.replace(',', '.');
  return /^[-+]?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
