import {
  AsYouType,
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { plainNumber, writtenNumber } from './phone-text.js';

/**
 * Why this is nobody's number, as the key of a sentence. People write numbers in many ways, with words beside them, and nobody is
 * turned away for one: what is refused has fewer than four digits, or two numbers, of which only one could be called.
 */
export function faultInPhone(typed: string): 'fault.phone' | 'fault.phone-one' | undefined {
  const written = writtenNumber(typed);
  if (!written) return 'fault.phone';
  return written.isOneOfSeveral ? 'fault.phone-one' : undefined;
}

/**
 * What a number is compared by: its digits in international form, `61412345678`, with `x12` for an extension. So 0412 345 678
 * and 0061 412 345 678 in Australia are +61 412 345 678. `country` (ISO 3166-1) is where the number was given; what is no
 * number of that country or any other is its digits as typed. Null: there are none.
 */
export function foldPhone(typed: string | null, country: string): string | null {
  const number = typed === null ? undefined : parsed(typed, country);
  if (number?.isPossible()) return `${number.number.slice(1)}${number.ext ? `x${number.ext}` : ''}`;
  return (typed && digitsOf(typed)) || null;
}

/** What the folded number of somebody contains whose number begins, or goes on, with these digits. */
export function foldPhonePart(typed: string, country: string): string {
  const number = new AsYouType(countryOf(country));
  number.input(international(typed));
  return number.getNumberValue()?.replace(/\D/g, '') ?? '';
}

/** A number that a text message can be sent to, in the form of E.164: `+16315550142`. Null: none, or an extension. */
export function textNumber(typed: string | null, country: string): string | null {
  const number = parsed(typed ?? '', country);
  return number?.isPossible() && !number.ext ? number.number : null;
}

/**
 * The same of a number kept with what it was folded to where it was given. A visit may be in another country by now, in
 * which a number without its country's code is somebody else's.
 */
export function numberToText(typed: string, folded: string | null, country: string): string | null {
  const here = textNumber(typed, country);
  if (folded === null || here === `+${folded}`) return here;
  return folded === digitsOf(typed) ? null : textNumber(`+${folded}`, country);
}

/** The link that dials it (RFC 3966). The zero of "+44 (0)20 …" is dialed only from within the country. */
export function dial(typed: string): string {
  const { number, extension } = writtenNumber(typed) ?? { number: digitsOf(typed), extension: '' };
  const digits = parse(international(number), '')?.number ?? number.replace(/[^+\d]/g, '');
  return extension ? `tel:${digits};ext=${extension}` : `tel:${digits}`;
}

function parsed(typed: string, country: string): PhoneNumber | undefined {
  const { number, extension } = writtenNumber(typed) ?? { number: '', extension: '' };
  const text = extension ? `${number} ext. ${extension}` : number;
  const abroad = international(text);
  const found = parse(abroad, country);
  return abroad === text || found?.isValid() ? found : parse(text, country);
}

const digitsOf = (typed: string) => plainNumber(typed).replace(/\D/g, '');

function parse(text: string, country: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry: countryOf(country), extract: false });
}

/** 00 is dialed before a number from abroad in most countries (ITU-T E.123 §2.7), and written by people in the others too. */
function international(text: string): string {
  return text.replace(/^\(?\s*00[\s.()-]*(?=[1-9])/, '+');
}

function countryOf(country: string): CountryCode | undefined {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? code : undefined;
}
