/** `called`: how treatments about it are named; `said`: how articles speak of it. Beginnings of words, without accents, in the languages of the catalogue. */
interface Topic {
  readonly called: readonly string[];
  readonly said: readonly string[];
}

/** What treatments of such clinics are about. A word may speak for several. */
export const topics: readonly Topic[] = [
  {
    called: ['acupunct', 'acupunt', 'akupunkt', 'needl', '针灸', '针刺'],
    said: ['acupunct', 'acupunt', 'akupunkt', 'needl', 'knot', 'trigger point', 'aiguille', 'aguja', 'nadel', '针'],
  },
  {
    called: ['cupping', 'ventos', 'ventouse', 'schropf', '拔罐'],
    said: ['cupping', 'cups ', 'suction cup', 'muscle knot', 'muscles knot', 'ventos', 'ventouse', 'schropf', '拔罐'],
  },
  { called: ['gua sha', 'guasha', '刮痧'], said: ['gua sha', 'guasha', 'scraping', '刮痧'] },
  { called: ['moxa', 'moxib', '艾灸'], said: ['moxa', 'moxib', 'mugwort', 'artemis', 'beifuss', '艾'] },
  {
    called: ['facial', 'cosmetic', 'visage', 'gesicht', '面部'],
    said: ['facial', 'face ', 'wrinkle', 'complexion', 'jaw', 'visage', 'gesicht', 'falten', 'arrugas', '面部'],
  },
  {
    called: ['first', 'consultation', 'erst', 'premier', 'primera', '首次', '初诊'],
    said: [
      'first visit',
      'first appointment',
      'first time',
      'first session',
      'first consultation',
      'new patient',
      'what to expect',
      'erster termin',
      'ersttermin',
      'premiere seance',
      'primera visita',
      '首次',
      '初诊',
    ],
  },
  { called: ['ear ', 'auricul', 'ohr', '耳'], said: ['auricul', 'ear seed', 'ear acup', 'ohrakup', '耳穴', '耳针'] },
  { called: ['community', 'group'], said: ['community acup', 'group acup', 'low cost', 'sliding scale'] },
  { called: ['massage', 'tui na', 'tuina', 'masaje', '推拿'], said: ['massage', 'tui na', 'tuina', 'masaje', '推拿'] },
  { called: ['herb', 'krauter', 'plante', '中药'], said: ['herb', 'tincture', 'krauter', 'plantes med', '中药'] },
  {
    called: ['fertil', 'pregnan', 'schwanger', 'grossesse', 'embarazo', '妊娠', '助孕'],
    said: ['fertil', 'pregnan', 'ivf', 'schwanger', 'grossesse', 'embaraz', '怀孕', '妊娠'],
  },
];
