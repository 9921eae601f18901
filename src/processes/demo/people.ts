import type { Dice } from './dice.js';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** BCP 47; null: the clinic's. */
  readonly language: string | null;
}

/** Given and family names that go together, who of them reads another language, and how common they are in a country. */
interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly language?: string;
  readonly share: Readonly<Record<string, number>>;
}

const names = (given: string, family: string, share: Names['share'], language?: string): Names => ({
  given: given.split(' '),
  family: family.split(' '),
  share,
  language,
});

const everyName: readonly Names[] = [
  names(
    'Dana Marcus Helen Owen Ruth Chloe Ben Tess Noah Grace Walter Nora Peter Hazel Simon Judith Craig Megan',
    'Whitfield Lee Brooks Hart Castle Martin Nolan Adler Doyle Pierce Sutton Keane Barlow Fielding Marsh Prescott',
    { US: 9, GB: 8, AU: 9 },
  ),
  names(
    'Ana Luis Carmen Diego Lucía Mateo Rosa Javier Elena Rafael',
    'García Ortiz Morales Vega Rojas Delgado Fuentes Navarro Ríos Campos',
    { US: 4, GB: 1, AU: 1 },
    'es',
  ),
  names('伟 芳 静 磊 敏 洋', '王 李 张 刘 陈 杨 林', { US: 1, GB: 1, AU: 2 }, 'zh-Hans'),
  names('Priya Arjun Kavya Rohan Anjali Vikram Meera Sanjay', 'Nair Patel Iyer Shah Menon Kapoor Reddy Desai', {
    US: 1,
    GB: 3,
    AU: 3,
  }),
  names(
    'Lukas Anke Jürgen Katrin Moritz Frauke Sabine Henrik',
    'Frei Böhm Krüger Lindner Vogt Schäfer Brandt Ahlers',
    { US: 1, GB: 1, AU: 1 },
    'de',
  ),
  names('Camille Hugo Élodie Mathieu Inès Benoît', 'Moreau Lefèvre Girard Perrin Fabre Colin', { GB: 2 }, 'fr'),
  names('Gina Marco Giulia Paolo Chiara Dario', 'Romano Conti Greco Ferri Marini Leone', { US: 3, GB: 1, AU: 2 }),
  names('Linh Minh Thảo Quang Mai Tuấn', 'Nguyễn Trần Phạm Lê Võ Đặng', { US: 1, AU: 3 }),
  names('Amina Kwame Ngozi Tunde Zainab Kofi', 'Mensah Adeyemi Okonkwo Diallo Boateng Bello', { US: 1, GB: 3, AU: 1 }),
  names('Agnieszka Tomasz Ewa Paweł Magda Piotr', 'Nowak Wójcik Zieliński Mazur Dudek Sikora', { GB: 3, US: 1 }),
];

/** Numbers kept for fiction: NANP 555-01xx, Ofcom's 020 7946 0xxx, ACMA's 02 5550 xxxx. */
const phones: Readonly<Record<string, (dice: Dice) => string>> = {
  US: (dice) => `+1 ${dice.pick(['631', '516', '934', '212'])} 555 01${digits(dice, 2)}`,
  GB: (dice) => `+44 20 7946 0${digits(dice, 3)}`,
  AU: (dice) => `+61 2 5550 ${digits(dice, 4)}`,
};

/** Somebody new of a country each time; namesakes have addresses of their own. */
export function strangers(dice: Dice): (country: string) => Person {
  const known = new Map<string, number>();
  return (country) => {
    const { given, family, language } = dice.weighted(everyName, ({ share }) => share[country] ?? 0);
    const some = Array.from({ length: 12 }, () => `${dice.pick(given)} ${dice.pick(family)}`);
    const chosen = some.find((one) => !known.has(one)) ?? some[0]!;
    const count = (known.get(chosen) ?? 0) + 1;
    known.set(chosen, count);
    const familyFirst = language === 'zh-Hans';
    const address = chosen.split(' ').map(ascii).join('.');
    return {
      name: familyFirst ? chosen.split(' ').toReversed().join('') : chosen,
      email: `${address}${count > 1 ? count : ''}@example.org`,
      phone: (phones[country] ?? phones['US']!)(dice),
      language: language && dice.chance(familyFirst ? 1 : 0.4) ? language : null,
    };
  };
}

const digits = (dice: Dice, count: number) => String(dice.between(0, 10 ** count)).padStart(count, '0');

/** As their owners write them where only plain letters will do. */
const letters = new Map(
  'ł l,đ d,伟 wei,芳 fang,静 jing,磊 lei,敏 min,洋 yang,王 wang,李 li,张 zhang,刘 liu,陈 chen,杨 yang,林 lin'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

const ascii = (name: string) => {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z]/gu, (letter) => letters.get(letter) ?? '');
};
