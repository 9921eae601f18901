import type { ClinicFile, TreatmentEntry } from '../../../clinic-file/schema.js';
import { fits } from '../../../clinic-file/resource-faults.js';
import { type OfferBy, withTreatment } from '../../../clinic-file/treatment-edits.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { amountOf } from '../../../i18n/amount.js';
import type { Language } from '../../../i18n/catalogue.js';
import { languageOf } from '../../../i18n/language.js';
import type { Fault } from '../../../platform/refusal.js';

/** What many clinics offer, as a beginning: whatever is chosen belongs to the clinic from then on. */
interface CommonTreatment {
  readonly slug: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly phases: TreatmentEntry['phases'];
  readonly turnoverMinutes: number;
  readonly for: TreatmentEntry['for'];
  /** Whole units of a currency worth about as much as a dollar. */
  readonly price: number;
}

const hands = (minutes: number) => ({ minutes, kind: 'hands' as const });
const resting = (minutes: number) => ({ minutes, kind: 'resting' as const });
const usual = { turnoverMinutes: 10, for: 'anyone' as const };

export const commonTreatments: readonly CommonTreatment[] = [
  {
    ...usual,
    slug: 'first-consultation',
    name: {
      en: 'First consultation with acupuncture',
      de: 'Erstgespräch mit Akupunktur',
      es: 'Primera consulta con acupuntura',
      fr: 'Première consultation avec acupuncture',
      'zh-Hans': '初诊（含针灸）',
    },
    phases: [hands(40), resting(25), hands(10)],
    price: 135,
    for: 'new',
  },
  {
    ...usual,
    slug: 'acupuncture',
    name: { en: 'Acupuncture', de: 'Akupunktur', es: 'Acupuntura', fr: 'Acupuncture', 'zh-Hans': '针灸' },
    phases: [hands(15), resting(30), hands(10)],
    price: 95,
  },
  {
    ...usual,
    slug: 'cupping',
    name: { en: 'Cupping', de: 'Schröpfen', es: 'Ventosas', fr: 'Ventouses', 'zh-Hans': '拔罐' },
    phases: [hands(35)],
    price: 70,
  },
  {
    ...usual,
    slug: 'gua-sha',
    name: { en: 'Gua sha', de: 'Gua Sha', es: 'Gua sha', fr: 'Gua sha', 'zh-Hans': '刮痧' },
    phases: [hands(30)],
    price: 65,
  },
  {
    ...usual,
    slug: 'facial-acupuncture',
    name: {
      en: 'Facial acupuncture',
      de: 'Gesichtsakupunktur',
      es: 'Acupuntura facial',
      fr: 'Acupuncture du visage',
      'zh-Hans': '面部针灸',
    },
    phases: [hands(25), resting(30), hands(15)],
    price: 140,
  },
  {
    ...usual,
    slug: 'community-acupuncture',
    name: {
      en: 'Community acupuncture',
      de: 'Akupunktur in der Gruppe',
      es: 'Acupuntura en grupo',
      fr: 'Acupuncture en groupe',
      'zh-Hans': '共享诊室针灸',
    },
    phases: [hands(10), resting(35), hands(5)],
    turnoverMinutes: 5,
    price: 40,
  },
];

/** Those the clinic does not have yet. */
export function missingIn({ treatments }: ClinicFile): readonly CommonTreatment[] {
  return commonTreatments.filter((common) => !treatments.some(({ slug }) => slug === common.slug));
}

export const nameIn = ({ name }: CommonTreatment, locale: string): string => name[languageOf(locale)];

/** Currencies in which a treatment costs about as many units as in dollars. In others nobody knows. */
const likeDollars = new Set(['AUD', 'CAD', 'CHF', 'EUR', 'GBP', 'NZD', 'SGD', 'USD']);

/** The form as it is shown at first: what it may cost, and nothing chosen. */
export function filledCommon({ currency }: ClinicFile): Typed {
  const prices = commonTreatments.map(({ slug, price }) => [`price.${slug}`, [String(price)]] as const);
  return likeDollars.has(currency) ? Object.fromEntries(prices) : {};
}

/** The clinic with those that were chosen, each offered by everyone, wherever they work. */
export function withCommon(
  file: ClinicFile,
  typed: Typed,
): { readonly file: ClinicFile; readonly faults: readonly Fault[] } {
  const chosen = missingIn(file).filter(({ slug }) => typed.treatment?.includes(slug));
  const priced = chosen.map((common) => ({
    ...common,
    minor: amountOf(said(typed, `price.${common.slug}`), file.currency),
  }));
  const faults = priced.flatMap(({ slug, minor }) =>
    minor === undefined ? [{ path: `price.${slug}`, message: 'treatment.fault.price' }] : [],
  );
  return {
    file: priced.reduce((now, { minor = 0, ...common }) => withOne(now, common, minor), file),
    faults: chosen.length > 0 ? faults : [{ path: 'treatment', message: 'common.none-chosen' }],
  };
}

/** Offered by everyone, wherever they work and there is a room for it. */
function withOne(file: ClinicFile, common: CommonTreatment, price: number): ClinicFile {
  const { slug, phases, turnoverMinutes } = common;
  const treatment: TreatmentEntry = {
    slug,
    name: nameIn(common, file.locale),
    kind: 'base',
    description: '',
    phases,
    turnoverMinutes,
    price,
    room: [],
    equipment: [],
    addOns: [],
    for: common.for,
    online: true,
  };
  const offers: OfferBy[] = file.practitioners.flatMap(({ slug: practitioner, hours }) =>
    file.locations
      .filter((place) => fits(treatment, place) && hours.some(({ location }) => location === place.slug))
      .map((place) => ({ practitioner, location: place.slug })),
  );
  return withTreatment(file, { treatment, offers, goesWith: [] });
}
