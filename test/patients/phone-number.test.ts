import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../src/patients/contact.js';
import { phoneKey } from '../../src/patients/identity.js';
import {
  dial,
  faultInPhone,
  foldPhone,
  foldPhonePart,
  numberToText,
  textNumber,
} from '../../src/patients/phone-number.js';

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

it.for(['𝟎𝟒𝟏𝟐 𝟑𝟒𝟓 𝟔𝟕𝟖', '𝟬𝟰𝟭𝟮 𝟯𝟰𝟱 𝟲𝟳𝟴', '𝟘𝟜𝟙𝟚 𝟛𝟜𝟝 𝟞𝟟𝟠', '𝟶𝟺𝟷𝟸 𝟹𝟺𝟻 𝟼𝟽𝟾', '०४१२ ३४५ ६७८'])(
  'a number in whatever digits is the number that a person reads: %s',
  (typed) => {
    expect(foldPhone(typed, 'AU')).toBe('61412345678');
  },
);

it.for([
  ['+1 (212) 555-0134', 'tel:+12125550134'],
  ['0412 345 678', 'tel:0412345678'],
  ['+44 (0)20 7946 0018', 'tel:+442079460018'],
  ['+44 020 7946 0018', 'tel:+442079460018'],
  ['(+44) 20 7946 0018', 'tel:+442079460018'],
  ['0049 (0)30 1234567', 'tel:+49301234567'],
  ['+1 212 555 0134 ext. 12', 'tel:+12125550134;ext=12'],
  ['030 1234567 Durchwahl 12', 'tel:0301234567;ext=12'],
  ['Call 212 555 0134 (room 5)', 'tel:2125550134'],
  ['212 555 0134 / 212 555 0135', 'tel:2125550134'],
  ['1-800-FLOWERS', 'tel:18003569377'],
] as const)('%s is dialed by %s', ([typed, link]) => {
  expect(dial(typed)).toBe(link);
});

describe('whoever pastes a number is called at it', () => {
  it.for([
    ['US', '16315550142', '(631)\u00a0555\u20110142', '631\u20105550142', '631–555—0142', '631\u2212555\u22120142'],
    ['US', '16315550142', '631·555·0142', '631•555•0142', '631_555_0142', '631~555~0142', '(631)\t555-0142'],
    [
      'US',
      '16315550142',
      '631\u3000555\u30000142',
      '631\u202f555\u20090142',
      '６３１・５５５・０１４２',
      '631.555.0142',
    ],
    ['US', '16315550142', 'tel:+1-631-555-0142', 'tel:631-555-0142;phone-context=+1', 'tel:%2B16315550142'],
    ['US', '16315550142', 'tel:555-0142;phone-context=+1631', 'callto:+16315550142', 'sms:+16315550142?body=Hi'],
    ['DE', '16315550142', 'https://wa.me/16315550142', '00 1 631 555 0142', '001-631-555-0142', '(001) 631 555 0142'],
    [
      'US',
      '16315550142',
      '631 555 0142 (ask for Maria)',
      'Maria: 631 555 0142',
      '631 555 0142 mobile',
      '📞 631 555 0142',
    ],
    [
      'US',
      '16315550142',
      '631 555 0142, after 5 pm',
      '631 555 0142 (room 204)',
      'Cell 631-555-0142.',
      '℡ 631 555 0142',
    ],
    ['US', '16315550142x12', '631 555 0142 x12', '631 555 0142x12', '631-555-0142 #12', '631 555 0142, ext. 12'],
    ['US', '16315550142x12', '+1 (631) 555-0142;ext=12', 'tel:+1-631-555-0142;ext=12', '631 555 0142 (ext. 12)'],
    [
      'US',
      '16315550142x12',
      '631 555 0142 Ext: 12',
      '631 555 0142 extension 12',
      '631 555 0142,,12',
      '631 555 0142 ext 12',
    ],
    ['US', '18003569377', '1-800-FLOWERS', '1 800 FLOWERS', '+1-800-FLOWERS', '1-800-356-9377'],
    [
      'DE',
      '49301234567',
      '+49 (0)30 1234567',
      '+49 030 1234567',
      '0049 (0)30 1234567',
      '030/123 45 67',
      'Tel. 030 1234567',
    ],
    [
      'DE',
      '49301234567x12',
      '030 1234567 Durchwahl 12',
      '030 1234567 DW 12',
      '030 1234567 App. 12',
      '030 1234567 Klappe 12',
    ],
    ['GB', '442079460958', '+44 (0)20 7946 0958', '(+44) 20 7946 0958', '+(44) 20 7946 0958', '0044 20 7946 0958'],
    ['FR', '33123456789x12', '01 23 45 67 89 poste 12', '+33 (0)1 23 45 67 89 poste 12'],
    ['ES', '34911234567x12', '91 123 45 67 extensión 12', '91 123 45 67 int. 12'],
    ['CN', '861088888888x12', '010 8888 8888 转 12', '010-88888888转12', '010-88888888分机12'],
    ['CN', '8613800138000', '电话13800138000', '１３８ ００１３ ８０００'],
    ['AE', '971501234567', '٠٥٠ ١٢٣ ٤٥٦٧', '۰۵۰ ۱۲۳ ۴۵۶۷', '\u200f050 123 4567'],
    ['IN', '919876543210', '०९८७६ ५४३२१०', '+९१ ९८७६५ ४३२१०'],
    ['AU', '61412345678', '＋61 412 345 678', '0011 61 412 345 678', '+61 412 345 678 \ufe0f'],
  ] as const)('in %s, %s', ([country, key, ...ways]) => {
    expect(ways.map((way) => [way, phoneKey(way, country), faultInPhone(way)])).toEqual(
      ways.map((way) => [way, key, undefined]),
    );
    // Read again, it is the same.
    expect(ways.map((way) => phoneKey(contactOf(way)!, country))).toEqual(ways.map(() => key));
  });

  it('and whatever words are beside it are kept', () => {
    expect(contactOf('631 555 0142 (ask for Maria, after 5 pm)')).toBe('631 555 0142 (ask for Maria, after 5 pm)');
    expect(contactOf('tel:+1-631-555-0142;ext=12')).toBe('+1-631-555-0142 ext. 12');
  });

  it('but at an extension, nobody can be sent a text message', () => {
    expect(textNumber('631 555 0142 (ext. 12)', 'US')).toBeNull();
    expect(textNumber('631 555 0142 (ask for Maria)', 'US')).toBe('+16315550142');
  });

  it.for([
    '631 555 0142 / 631 555 0143',
    '631 555 0142 or 631 555 0143',
    '631 555 0142, 631 555 0143',
    '631 555 0142; 631 555 0143',
    '0412 345 678/0412 345 679',
    '6315550142 6315550143',
    '+1 631 555 0142 +1 631 555 0143',
  ])('of two numbers none is chosen: %s', (typed) => {
    expect(faultInPhone(typed)).toBe('fault.phone-one');
  });

  it.for(['call me', '555', '(((((', '+', 'ana1234567@example.org', 'after 5 pm', 'a6315550142b', 'room 2041', ''])(
    'there is none in "%s"',
    (typed) => expect(faultInPhone(typed)).toBe('fault.phone'),
  );

  const separators = [' ', '-', '.', '/', '\u00a0', '\u2011', '\u2013', '\u3000', '\u2009', ' - ', '', '\u200b', ')'];
  it('whatever stands between its digits, in whatever script they are', () => {
    const digits = fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/);
    const zeros = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce);
    const between = fc.array(fc.constantFrom(...separators), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(digits, zeros, between, (number, zero, some) => {
        const typed = Array.from(number)
          .map((digit, n) => String.fromCodePoint(zero + Number(digit)) + some[n])
          .join('');
        expect(phoneKey(`+1 ${typed}`, 'DE')).toBe(`1${number}`);
      }),
    );
  });

  it('and what is kept of anything is read as that was', () => {
    const some = fc.array(fc.constantFrom(...'0123456789+()-/.,;x#~\u2011０٣ aé'.split(''), 'ext. ', 'tel:', '00'));
    fc.assert(
      fc.property(some, (parts) => {
        const typed = parts.join('');
        const kept = contactOf(typed);
        if (kept) expect([phoneKey(kept, 'US'), dial(kept)]).toEqual([phoneKey(typed, 'US'), dial(typed)]);
      }),
      { numRuns: 3000 },
    );
  });
});

function contactOf(phone: string): string | null | undefined {
  return contactSchema.safeParse({ name: 'Ana', email: 'ana@example.org', phone }).data?.phone;
}

it.for([
  ['0412 345 678', true],
  ['5550', true],
  ['(631) 555-0142 ext. 12', true],
  ['020 7946 0018 #5', true],
  ['', true],
  ['555', false],
  ['call me', false],
  ['(((((', false],
  ['+1 631 555 0142 or the other', true],
] as const)('a patient may give the number "%s": %s', ([phone, taken]) => {
  expect(contactSchema.safeParse({ name: 'Ana', email: 'ana@example.org', phone }).success).toBe(taken);
});
