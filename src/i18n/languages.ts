import { byLabel, displayName } from '../time/intl.js';
/** Languages a practitioner may speak, to choose from by name: BCP 47. Others may stand in the clinic file. */
const tags =
  'af am ar ar-EG as az bg bn bs ca ckb cs cy da de el en es et eu fa fi fil fj fr ga gl gu ha haw he hi hr ht hu hy id ig is it ja ka kk km kn ko ku ky lo lt lv mg mi mk ml mn mr ms mt my nb ne nl om or pa pl prs ps pt pt-BR qu ro ru rw sd si sk sl sm sn so sq sr st sv sw ta te tg th ti tk tn to tr tt ug uk ur uz vi wo xh yi yo yue zh zu ase bfi asf'.split(
    ' ',
  );

export interface LanguageChoice {
  readonly value: string;
  readonly label: string;
}

/** By name, in the order of the reader's alphabet. */
export function languageChoices(locale: string): readonly LanguageChoice[] {
  let choices = kept.get(locale);
  if (!choices) {
    choices = tags.map((tag) => ({ value: tag, label: languageName(tag, locale) })).sort(byLabel(locale));
    kept.set(locale, choices);
  }
  return choices;
}

/** What has no name, as an address or a form may say anything, is called what it says. */
export function languageName(tag: string, locale: string): string {
  return signLanguages.get(tag)?.[locale.slice(0, 2)] ?? displayName(tag, locale, { type: 'language' });
}

/** Sign languages, where Unicode has no name for them. */
const signLanguages: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map<
  string,
  Readonly<Record<string, string>>
>([
  ['ase', { es: 'lengua de signos estadounidense', zh: '美国手语' }],
  [
    'asf',
    {
      en: 'Australian Sign Language',
      es: 'lengua de signos australiana',
      de: 'Australische Gebärdensprache',
      fr: 'langue des signes australienne',
      zh: '澳大利亚手语',
    },
  ],
  [
    'bfi',
    {
      en: 'British Sign Language',
      es: 'lengua de signos británica',
      de: 'Britische Gebärdensprache',
      fr: 'langue des signes britannique',
      zh: '英国手语',
    },
  ],
]);

const kept = new Map<string, readonly LanguageChoice[]>();
