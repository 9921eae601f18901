import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../src/patients/contact.js';
import { emailKey, nameKey, phoneKey } from '../../src/patients/identity.js';

describe('one person, however the name is typed', () => {
  it.for([
    [
      'Siobhan O’Brien',
      "Siobhan O'Brien",
      'Siobhan\u00a0O’Brien',
      'siobhan  obrien',
      'SIOBHAN O`BRIEN',
      'Siobhan O Brien',
    ],
    ['Jürgen Weiß', 'jurgen weiss', 'JÜRGEN WEISS', 'Ju\u0308rgen Weiß'],
    ['Łukasz Żak', 'lukasz zak'],
    ['Søren Ærø', 'soren aero'],
    ['Đukić', 'dukic', 'Đukic\u0301'],
    ['Mary-Jane', 'mary jane', 'Mary\u2011Jane', 'Mary–Jane', 'maryjane'],
    ['\u202aאבי כהן\u202c', 'אבי כהן'],
    ['İpek Işık', 'ipek isik'],
    ['Ｍａｒｙ', 'mary'],
    ['王小明', '王\u3000小明'],
    ['J. R. Smith', 'JR Smith'],
  ])('%s', (ways) => {
    expect(new Set(ways.map(nameKey)).size).toBe(1);
  });

  it.for([
    ['Ana', 'Anna'],
    ['王小明', '王大明'],
    ['が', 'か'],
    ['कि', 'का'],
    ['😀', '😎'],
  ] as const)('%s is not %s', ([one, other]) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('has a key whatever the name consists of', () => {
    expect(['😀', '-', '...'].map(nameKey).every(Boolean)).toBe(true);
  });
});

describe('one number, wherever it was copied from', () => {
  it.for([
    ['AU', '61412345678', '\u202d+61 412 345 678\u202c', '\u200e+61 412 345 678', '+61\u00a0412\u00a0345\u00a0678'],
    [
      'AU',
      '61412345678',
      '+61\u2011412\u2011345\u2011678',
      '0412–345–678',
      '０４１２ ３４５ ６７８',
      'tel:+61412345678',
    ],
    ['AU', '61412555777', '0412 555 777', '+61 412 555 777', '0061412555777'],
    ['AU', '61412345678x12', '0412 345 678 ext. 12', '+61 412 345 678 x12'],
    ['GB', '442079460958', '(020) 7946 0958', '+442079460958', '+44 (0)20 7946 0958'],
  ] as const)('in %s it is %s', ([country, key, ...ways]) => {
    expect(ways.map((way) => phoneKey(way, country))).toEqual(ways.map(() => key));
  });

  it('and none is none', () => {
    expect([phoneKey(null, 'AU'), phoneKey('', 'AU'), phoneKey('(((((', 'AU')]).toEqual([null, null, null]);
  });
});

describe('one mailbox', () => {
  it.for([
    [
      'ana.test@demo.example',
      'ana.test@demo.example\u200b',
      '\u202aana.test@demo.example\u202c',
      'mailto:Ana.Test@DEMO.example',
    ],
    ['dana.reyes@gmail.com', 'danareyes@gmail.com', 'Dana.Reyes+clinic@googlemail.com'],
    ['dana@outlook.com', 'dana+clinic@outlook.com'],
  ])('%s', (ways) => {
    expect(new Set(ways.map(emailKey)).size).toBe(1);
  });

  it.for([
    ['dana.reyes@example.org', 'danareyes@example.org'],
    ['dana+one@example.org', 'dana+two@example.org'],
    ['dana.reyes@outlook.com', 'danareyes@outlook.com'],
    ['dana@gmail.com', 'dana@example.org'],
  ] as const)('%s may be somebody else than %s', ([one, other]) => {
    expect(emailKey(one)).not.toBe(emailKey(other));
  });
});

describe('what was copied from elsewhere is taken without what nobody can see', () => {
  const typed = { name: 'Ana', email: 'ana.test@demo.example', phone: '' };
  it.for([
    ['phone', '\u202d+61 412 345 678\u202c', '+61 412 345 678'],
    ['phone', '\u200e+61 412 345 678', '+61 412 345 678'],
    ['phone', '+61\u00a0412\u00a0345\u00a0678', '+61 412 345 678'],
    ['phone', '+61\u2011412\u2011345\u2011678', '+61-412-345-678'],
    ['phone', '0412 345 678 ext. 12', '0412 345 678 ext. 12'],
    ['phone', '０４１２ ３４５ ６７８', '0412 345 678'],
    ['phone', 'tel:+61412345678', '+61412345678'],
    ['name', '\u202aאבי כהן\u202c', 'אבי כהן'],
    ['name', 'Siobhan\u00a0O’Brien', 'Siobhan O’Brien'],
    ['name', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['email', 'ana.test@demo.example\u200b', 'ana.test@demo.example'],
    ['email', '\u202aana.test@demo.example\u202c', 'ana.test@demo.example'],
    ['email', 'mailto:ana.test@demo.example', 'ana.test@demo.example'],
  ] as const)('%s %j', ([field, said, kept]) => {
    expect(contactSchema.parse({ ...typed, [field]: said })[field]).toBe(kept);
  });

  it.for(['(((((', '-----', '+ . ( )', 'call me', '555'])('a phone of "%s" is a fault of its field', (phone) => {
    expect(contactSchema.safeParse({ ...typed, phone }).error?.issues).toMatchObject([{ path: ['phone'] }]);
  });
});
