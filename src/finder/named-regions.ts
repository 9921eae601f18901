import { londonBoroughs } from './british-counties.js';

/** Regions of several counties, as people call them: of which state or nation, under which names, and of which counties. */
export interface NamedRegion {
  readonly country: string;
  readonly region: string;
  readonly names: readonly [string, ...string[]];
  readonly counties: readonly [string, ...string[]];
}

export const namedRegions: readonly NamedRegion[] = [
  'US NY: Long Island,LI = Nassau,Suffolk',
  'US NY: Hudson Valley,Mid-Hudson = Westchester,Rockland,Putnam,Orange,Dutchess,Ulster,Columbia,Greene',
  'US NY: Finger Lakes = Ontario,Seneca,Yates,Cayuga,Tompkins,Schuyler,Wayne,Livingston',
  'US NY: Adirondacks = Essex,Hamilton,Warren,Franklin,Clinton',
  'US NY: Catskills = Delaware,Greene,Sullivan,Ulster',
  'US NY: Capital District,Capital Region = Albany,Schenectady,Rensselaer,Saratoga',
  'US NJ: North Jersey,Northern New Jersey = Bergen,Essex,Hudson,Morris,Passaic,Sussex,Union,Warren',
  'US NJ: South Jersey,Southern New Jersey = Atlantic,Burlington,Camden,Cape May,Cumberland,Gloucester,Salem',
  'US NJ: Jersey Shore = Monmouth,Ocean,Atlantic,Cape May',
  'US MA: Cape Cod,the Cape = Barnstable',
  'US MA: Berkshires = Berkshire',
  'US CA: Bay Area,San Francisco Bay Area,SF Bay Area = Alameda,Contra Costa,Marin,Napa,San Francisco,San Mateo,Santa Clara,Solano,Sonoma',
  'US CA: East Bay = Alameda,Contra Costa',
  'US CA: Silicon Valley,South Bay = Santa Clara',
  'US CA: Wine Country = Napa,Sonoma',
  'US CA: Inland Empire = Riverside,San Bernardino',
  'US CA: Southern California,SoCal = Imperial,Kern,Los Angeles,Orange,Riverside,San Bernardino,San Diego,San Luis Obispo,Santa Barbara,Ventura',
  'US FL: South Florida = Miami-Dade,Broward,Palm Beach',
  'US FL: Florida Keys,the Keys = Monroe',
  'US TX: Dallas–Fort Worth,DFW,Dallas Fort Worth Metroplex = Dallas,Tarrant,Collin,Denton',
  'US MN: Twin Cities = Hennepin,Ramsey,Dakota,Anoka,Washington,Scott,Carver',
  'US IL: Chicagoland = Cook,Du Page,Kane,Lake,McHenry,Will',
  'US NC: Research Triangle,the Triangle = Wake,Durham,Orange',
  'US VA: Northern Virginia,NoVA = Arlington,Fairfax,Loudoun,Prince William,Alexandria City',
  'GB ENG: Sussex = East Sussex,West Sussex',
  'GB ENG: Yorkshire = North Yorkshire,South Yorkshire,West Yorkshire,East Riding of Yorkshire',
  'GB ENG: East Anglia = Norfolk,Suffolk,Cambridgeshire',
  'GB ENG: West Country,South West England = Cornwall,Devon,Dorset,Somerset,Wiltshire,Gloucestershire,Bristol',
  'GB ENG: Home Counties = Berkshire,Buckinghamshire,Essex,Hertfordshire,Kent,Surrey',
  'GB ENG: Cotswolds = Gloucestershire,Oxfordshire',
  'GB ENG: Lake District,the Lakes = Cumbria',
  'GB ENG: Peak District = Derbyshire',
  `GB ENG: Greater London,London = ${Object.values(londonBoroughs).join(',')}`,
].map((line) => {
  const [where = '', rest = ''] = line.split(': ');
  const [country = '', region = ''] = where.split(' ');
  const [names, counties] = rest.split(' = ').map((list) => list.split(',') as [string, ...string[]]);
  return { country, region, names: names!, counties: counties! };
});
