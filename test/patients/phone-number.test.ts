import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../src/patients/contact.js';
import { dial, foldPhone, foldPhonePart, numberToText, textNumber } from '../../src/patients/phone-number.js';

describe('a number that a text message can be sent to', () => {
  it.for([
    ['+1 631 555 0142', 'DE', '+16315550142'],
    ['(631) 555-0142', 'US', '+16315550142'],
    ['1 631 555 0142', 'US', '+16315550142'],
    ['011 49 30 1234567', 'US', '+49301234567'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['0044 20 7946 0018', 'GB', '+442079460018'],
    ['0170 1234567', 'de', '+491701234567'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['8 912 345-67-89', 'RU', '+79123456789'],
    ['0912 345 678', 'VN', '+84912345678'],
    ['(631) 555-0142 ext. 12', 'US', null],
    ['555 01', 'US', null],
    ['0170 1234567', 'XX', null],
    ['', 'US', null],
    ['+0 170 1234567', 'US', null],
  ] as const)('%s in %s is %s', ([typed, country, number]) => {
    expect(textNumber(typed, country)).toBe(number);
  });
});

it.for([
  ['(631) 555-0142', 'US', 'DE', '+16315550142'],
  ['1 631 555 0142', 'US', 'US', '+16315550142'],
  ['1 631 555 0142', 'US', 'DE', null],
  ['0170 1234567', 'DE', 'AT', '+491701234567'],
  ['+44 (0)20 7946 0018', 'US', 'AU', '+442079460018'],
  ['631 555 0142 x12', 'US', 'DE', null],
  ['555 01', 'US', 'US', null],
] as const)('%s, given in %s, is sent a text message about a visit in %s by %s', ([typed, given, country, number]) => {
  expect(numberToText(typed, foldPhone(typed, given), country)).toBe(number);
});

describe('one number, however it is written', () => {
  it.for([
    ['AU', ['0412 345 678', '+61 412 345 678', '0061412345678', '0011 61 412 345 678', '+61 (0)412-345-678']],
    ['US', ['(631) 555-0142', '1-631-555-0142', '+1 631 555 0142', '631.555.0142', '001 631 555 0142']],
    ['DE', ['030/123 45 67', '+49 30 1234567', '0049 (0)30 1234567']],
    ['IT', ['06 1234 5678', '+39 06 1234 5678', '0039 06 12345678']],
    ['US', ['(631) 555-0142 ext. 12', '+1 631 555 0142 x12', '631-555-0142 #12']],
  ] as const)('in %s', ([country, ways]) => {
    expect(new Set(ways.map((way) => foldPhone(way, country))).size).toBe(1);
  });

  it('at two extensions are two numbers', () => {
    expect(foldPhone('631 555 0142 x12', 'US')).not.toBe(foldPhone('631 555 0142 x13', 'US'));
  });

  it('what is no number of its country is compared by its digits', () => {
    expect(foldPhone('555 0142', 'US')).toBe('5550142');
    expect(foldPhone('0412 345 678', 'XX')).toBe('0412345678');
    expect(foldPhone('', 'US')).toBeNull();
    expect(foldPhone(null, 'US')).toBeNull();
  });

  it.for([
    ['0412 34', 'AU', '6141234'],
    ['0061 412 34', 'AU', '6141234'],
    ['+61 41', 'US', '6141'],
    ['(631) 55', 'US', '163155'],
  ] as const)('is found by its beginning: %s in %s', ([typed, country, part]) => {
    expect(foldPhonePart(typed, country)).toBe(part);
  });
});

it.for([
  ['+1 (212) 555-0134', 'tel:+12125550134'],
  ['0412 345 678', 'tel:0412345678'],
  ['+44 (0)20 7946 0018', 'tel:+442079460018'],
  ['+1 212 555 0134 ext. 12', 'tel:+12125550134;ext=12'],
] as const)('%s is dialed by %s', ([typed, link]) => {
  expect(dial(typed)).toBe(link);
});

it.for([
  ['0412 345 678', true],
  ['5550', true],
  ['(631) 555-0142 ext. 12', true],
  ['020 7946 0018 #5', true],
  ['', true],
  ['555', false],
  ['call me', false],
  ['(((((', false],
  ['+1 631 555 0142 or the other', false],
] as const)('a patient may give the number "%s": %s', ([phone, taken]) => {
  expect(contactSchema.safeParse({ name: 'Ana', email: 'ana@example.org', phone }).success).toBe(taken);
});
