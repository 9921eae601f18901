/**
 * The county or London borough of a British town, by the code that GeoNames has for its district: two digits are an
 * English county, `00` and two letters a unitary or metropolitan district, a letter and a digit a London borough.
 */
export function britishCounty(code: string | undefined, town: string): string {
  if (!code) return withoutCode[town] ?? '';
  return counties[code] ?? counties[code.slice(0, 4)] ?? counties[code.slice(0, 2)] ?? '';
}

export const londonBoroughs: Readonly<Record<string, string>> = codes(
  'A1 Barking and Dagenham|A2 Barnet|A6 Bexley|B5 Brent|B8 Bromley|C4 Camden|H9 City of London|C8 Croydon|D9 Ealing|E3 Enfield',
  'E7 Greenwich|E8 Hackney|F1 Hammersmith and Fulham|F3 Haringey|F4 Harrow|F6 Havering|F9 Hillingdon|G1 Hounslow|G3 Islington',
  'G4 Kensington and Chelsea|G7 Kingston upon Thames|H1 Lambeth|H6 Lewisham|I4 Merton|I8 Newham|K8 Redbridge',
  'L1 Richmond upon Thames|M8 Southwark|N8 Sutton|O5 Tower Hamlets|O9 Waltham Forest|P1 Wandsworth|P5 Westminster',
);

const counties: Readonly<Record<string, string>> = {
  ...londonBoroughs,
  ...codes(
    '11 Buckinghamshire|12 Cambridgeshire|16 Cumbria|17 Derbyshire|18 Devon|19 Dorset|21 East Sussex|22 Essex|23 Gloucestershire',
    '24 Hampshire|26 Hertfordshire|29 Kent|30 Lancashire|31 Leicestershire|32 Lincolnshire|33 Norfolk|34 Northamptonshire',
    '36 North Yorkshire|37 Nottinghamshire|38 Oxfordshire|40 Somerset|41 Staffordshire|42 Suffolk|43 Surrey|44 Warwickshire',
    '45 West Sussex|47 Worcestershire|66 Hertfordshire|68 Leicestershire|69 Kent|26UN Kent',
  ),
  ...districts({
    'Greater Manchester': 'BL BM BN BP BQ BR BS BT BU BW',
    Merseyside: 'BX BY BZ CA CB',
    'South Yorkshire': 'CC CE CF CG',
    'Tyne and Wear': 'CH CJ CK CL CM',
    'West Midlands': 'CN CQ CR CS CT CU CW',
    'West Yorkshire': 'CX CY CZ DA DB',
    'North Yorkshire': 'EC EE FF',
    'County Durham': 'EB EF EH EJ',
    Northumberland: 'EM',
    Cheshire: 'EQ EW ET EU',
    Lancashire: 'EX EY',
    'East Riding of Yorkshire': 'FA FB',
    Lincolnshire: 'FC FD',
    Derbyshire: 'FK',
    Leicestershire: 'FN',
    Rutland: 'FP',
    Nottinghamshire: 'FY',
    Herefordshire: 'GA',
    Shropshire: 'GF GG',
    Staffordshire: 'GL',
    Somerset: 'HA HC',
    Bristol: 'HB',
    Gloucestershire: 'HD',
    Cornwall: 'HE',
    Devon: 'HG HH',
    Dorset: 'HN HP',
    Wiltshire: 'HX HY',
    Cambridgeshire: 'JA',
    Bedfordshire: 'KA KB KC',
    Essex: 'KF KG',
    Kent: 'LC',
    Berkshire: 'MA MB MC MD ME MF',
    Buckinghamshire: 'MG',
    'East Sussex': 'ML',
    Hampshire: 'MR MS',
    'Isle of Wight': 'MW',
    Anglesey: 'NA',
    Gwynedd: 'NC',
    Conwy: 'NE',
    Denbighshire: 'NG',
    Flintshire: 'NJ',
    Wrexham: 'NL',
    Powys: 'NN',
    Ceredigion: 'NQ',
    Pembrokeshire: 'NS',
    Carmarthenshire: 'NU',
    Swansea: 'NX',
    'Neath Port Talbot': 'NZ',
    Bridgend: 'PB',
    'Vale of Glamorgan': 'PD',
    'Rhondda Cynon Taf': 'PF',
    'Merthyr Tydfil': 'PH',
    Caerphilly: 'PK',
    'Blaenau Gwent': 'PL',
    Torfaen: 'PM',
    Monmouthshire: 'PP',
    Newport: 'PR',
    Cardiff: 'PT',
  }),
};

/** GeoNames gives these no district, and the closest town that has one lies in another county. */
const withoutCode: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'West Midlands: Birmingham,Dudley,Sutton Coldfield,Wednesfield,Washwood Heath,Aston,Brierley Hill,Willenhall,Coventry',
    'Merseyside: Liverpool,Southport,Newton-le-Willows,Bebington|Bristol: Bristol|Devon: Plymouth|Somerset: Bath',
    'Tyne and Wear: Sunderland,North Shields,Hebburn,Wallsend,Newcastle upon Tyne|East Sussex: Brighton,Portslade',
    'Greater Manchester: Manchester,Bolton,Stockport,Bury,Altrincham,Radcliffe,Ashton in Makerfield,Cheadle Hulme,Prestwich',
    'Greater Manchester: Whitefield,Ramsbottom,Hale,Hazel Grove|Essex: South Ockendon|Cheshire: Warrington',
  ]
    .flatMap((line) => line.split('|'))
    .flatMap((entry) => {
      const [county = '', towns = ''] = entry.split(': ');
      return towns.split(',').map((town) => [town, county]);
    }),
);

function codes(...lines: readonly string[]): Record<string, string> {
  const entries = lines.flatMap((line) => line.split('|'));
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  );
}

function districts(counties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(counties).flatMap(([county, letters]) => letters.split(' ').map((two) => [`00${two}`, county])),
  );
}
