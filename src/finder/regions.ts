/**
 * What the parts of a country are called, by the code people write after a town where there is one (US, CA, AU, GB),
 * else by the code of GeoNames. Other countries are told apart by name and size alone.
 */
export const regions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: named(
    'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
  ),
  CA: named(
    'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon|NT Northwest Territories|NU Nunavut',
  ),
  DE: named(
    '01 Baden-Württemberg|02 Bayern|03 Bremen|04 Hamburg|05 Hessen|06 Niedersachsen|07 Nordrhein-Westfalen|08 Rheinland-Pfalz|09 Saarland|10 Schleswig-Holstein|11 Brandenburg|12 Mecklenburg-Vorpommern|13 Sachsen|14 Sachsen-Anhalt|15 Thüringen|16 Berlin',
  ),
  ES: named(
    '07 Illes Balears|27 La Rioja|29 Comunidad de Madrid|31 Región de Murcia|32 Navarra|34 Asturias|39 Cantabria|51 Andalucía|52 Aragón|53 Canarias|54 Castilla-La Mancha|55 Castilla y León|56 Cataluña|57 Extremadura|58 Galicia|59 País Vasco|60 Comunitat Valenciana',
  ),
  FR: named(
    '11 Île-de-France|24 Centre-Val de Loire|27 Bourgogne-Franche-Comté|28 Normandy|32 Hauts-de-France|44 Grand Est|52 Pays de la Loire|53 Brittany|75 Nouvelle-Aquitaine|76 Occitanie|84 Auvergne-Rhône-Alpes|93 Provence-Alpes-Côte d’Azur|94 Corsica',
  ),
  GB: named('ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales'),
  IE: named('C Connacht|L Leinster|M Munster|U Ulster'),
  NZ: named(
    '10 Chatham Islands|E7 Auckland|E8 Bay of Plenty|E9 Canterbury|F1 Gisborne|F2 Hawke’s Bay|F3 Manawatū-Whanganui|F4 Marlborough|F5 Nelson|F6 Northland|F7 Otago|F8 Southland|F9 Taranaki|G1 Waikato|G2 Wellington|G3 West Coast|TAS Tasman',
  ),
  US: named(
    'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC DC|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming',
  ),
};

/** GeoNames numbers the parts of these two; people write letters. */
export const lettersOfRegion: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: named('01 ACT|02 NSW|03 NT|04 QLD|05 SA|06 TAS|07 VIC|08 WA'),
  CA: named('01 AB|02 BC|03 MB|04 NB|05 NL|07 NS|08 ON|09 PE|10 QC|11 SK|12 YT|13 NT|14 NU'),
};

/** What its own people call a part of a country. */
export const otherRegionNames: Readonly<Record<string, { readonly country: string; readonly region: string }>> =
  Object.fromEntries(
    [
      'DE 02 Bavaria|DE 02 Bavière|DE 02 Baviera|DE 05 Hesse|DE 06 Lower Saxony|DE 07 North Rhine-Westphalia|DE 07 NRW',
      'DE 08 Rhineland-Palatinate|DE 01 BW|DE 12 MV|DE 13 Saxony|DE 14 Saxony-Anhalt|DE 15 Thuringia',
      'ES 51 Andalusia|ES 51 Andalusien|ES 51 Andalousie|ES 56 Catalonia|ES 56 Catalunya|ES 56 Katalonien|ES 56 Catalogne',
      'ES 59 Euskadi|ES 59 Basque Country|ES 07 Baleares|ES 07 Balearic Islands|ES 53 Canary Islands|ES 53 Islas Canarias',
      'FR 11 Paris region|FR 28 Normandie|FR 53 Bretagne|FR 94 Corse|FR 93 PACA|FR 93 Provence',
      'CA QC Québec|CA BC Colombie-Britannique|CA NL Newfoundland|CA PE PEI|CA NB Nouveau-Brunswick|CA NS Nouvelle-Écosse',
      'US NY New York State|US CA Kalifornien|US CA Californie|US DC D.C.|US DC District of Columbia|US WA Washington State',
      'GB SCT Schottland|GB SCT Écosse|GB SCT Escocia|GB ENG Angleterre|GB ENG Inglaterra|GB WLS Cymru|GB WLS Pays de Galles',
    ]
      .flatMap((line) => line.split('|'))
      .map((entry) => [entry.slice(entry.indexOf(' ', 3) + 1), regionAt(entry)]),
  );

function regionAt(entry: string): { country: string; region: string } {
  const [country = '', region = ''] = entry.split(' ');
  return { country, region };
}

/** What people also say for a country; the rest comes from the locale data of the language. */
export const otherCountryNames: Readonly<Record<string, string>> = {
  usa: 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  deutschland: 'DE',
  'czech republic': 'CZ',
  turkey: 'TR',
  uae: 'AE',
  'hong kong': 'HK',
  brasil: 'BR',
  espana: 'ES',
  italia: 'IT',
  schweiz: 'CH',
  osterreich: 'AT',
};

function named(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split('|').map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  );
}
