export interface Landmark {
  readonly name: string;
  readonly region: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What people name instead of a town: sights, airports, and parts of the country that have no border of their own. */
export const landmarks: readonly Landmark[] = [
  'US NY: Times Square 40.758 -73.986|Central Park 40.782 -73.966|Empire State Building 40.748 -73.986|Grand Central 40.753 -73.977',
  'US NY: Penn Station 40.750 -73.993|JFK Airport 40.641 -73.778|JFK 40.641 -73.778|LaGuardia Airport 40.777 -73.873|LaGuardia 40.777 -73.873',
  'US NY: Fire Island 40.647 -73.146|The Hamptons 40.890 -72.390|Hamptons 40.890 -72.390|North Fork 41.040 -72.430|Jones Beach 40.594 -73.503|Wall Street 40.706 -74.009',
  'US NY: Stony Brook University 40.912 -73.123|MacArthur Airport 40.795 -73.100|Upstate New York 43.050 -75.400|Midtown 40.755 -73.984|Upper East Side 40.774 -73.957',
  'US NY: Upper West Side 40.787 -73.975|Lower East Side 40.715 -73.984|Greenwich Village 40.734 -74.000|Williamsburg Brooklyn 40.708 -73.957|Columbia University 40.807 -73.962',
  'US NJ: Newark Airport 40.690 -74.174|US CA: Disneyland 33.812 -117.919|LAX 33.942 -118.409|Golden Gate Bridge 37.820 -122.478|US IL: O Hare Airport 41.974 -87.907|OHare 41.974 -87.907',
  'US MA: Harvard 42.377 -71.117|Harvard University 42.377 -71.117|Logan Airport 42.366 -71.010|US DC: White House 38.898 -77.037|US NV: Las Vegas Strip 36.115 -115.173',
  'GB ENG: Central London 51.510 -0.125|North London 51.580 -0.120|East London 51.540 -0.020|South London 51.450 -0.090|West London 51.510 -0.240',
  'GB ENG: Heathrow 51.470 -0.454|Heathrow Airport 51.470 -0.454|Gatwick 51.154 -0.182|Gatwick Airport 51.154 -0.182|Big Ben 51.501 -0.125|Tower Bridge 51.506 -0.075|Borough Market 51.505 -0.091',
  'GB ENG: The Shard 51.505 -0.087|Buckingham Palace 51.501 -0.142|Oxford Street 51.515 -0.142|Kings Cross Station 51.531 -0.124|Waterloo Station 51.503 -0.113|London Bridge Station 51.505 -0.086',
  'GB ENG: Trafalgar Square 51.508 -0.128|Hyde Park 51.507 -0.166|Stonehenge 51.179 -1.826|The Midlands 52.500 -1.800|Midlands 52.500 -1.800|GB SCT: Fife 56.230 -3.130|Highlands 57.300 -4.800',
  'GB SCT: Scottish Highlands 57.300 -4.800|Aberdeenshire 57.200 -2.700|Ayrshire 55.500 -4.450|Lothian 55.900 -3.200|Lanarkshire 55.700 -3.850|Perthshire 56.500 -3.700|Scottish Borders 55.550 -2.750',
  'GB SCT: Argyll 56.200 -5.300|Orkney 59.000 -3.000|Shetland 60.300 -1.250|Isle of Skye 57.300 -6.200|GB NIR: County Antrim 54.870 -6.280|County Down 54.330 -5.850|County Armagh 54.300 -6.600',
  'GB NIR: County Tyrone 54.630 -7.100|County Fermanagh 54.350 -7.640|AU NSW: Sydney Opera House -33.857 151.215|Opera House -33.857 151.215|Sydney Harbour Bridge -33.852 151.211',
  'AU NSW: Sydney Airport -33.947 151.179|Bondi Beach -33.891 151.277|Macquarie University -33.774 151.113|Northern Beaches -33.720 151.280|North Shore -33.790 151.170|Inner West -33.890 151.150',
  'AU NSW: Eastern Suburbs -33.900 151.250|Hills District -33.740 151.000|Sutherland Shire -34.030 151.060|Hunter Valley -32.800 151.200|Illawarra -34.450 150.850|Riverina -35.000 146.500',
  'AU NSW: Snowy Mountains -36.400 148.300|AU VIC: Mornington Peninsula -38.330 145.050|Yarra Valley -37.660 145.450|Great Ocean Road -38.680 143.550|AU SA: Barossa Valley -34.530 138.950',
  'AU WA: Margaret River Region -33.950 115.080|DE 02: Oktoberfest 48.131 11.550|Neuschwanstein 47.558 10.750|Allgäu 47.570 10.250|DE 01: Schwarzwald 48.000 8.200|Black Forest 48.000 8.200|Bodensee 47.650 9.300',
  'DE 16: Alexanderplatz 52.522 13.413|Brandenburger Tor 52.516 13.378|DE 07: Ruhrgebiet 51.480 7.200|FR 11: Tour Eiffel 48.858 2.294|Eiffel Tower 48.858 2.294|Disneyland Paris 48.872 2.776|La Défense 48.892 2.236',
  'ES 56: Sagrada Família 41.404 2.174|ES 29: Puerta del Sol 40.417 -3.704',
]
  .flatMap((line) => line.split('|'))
  .map((entry) => /^(?:(\w{2}) (\w+): )?(.+) (\S+) (\S+)$/.exec(entry)!)
  .reduce<Landmark[]>((list, [, country, region, name, latitude, longitude]) => {
    const before = list.at(-1);
    const where = country ? { country, region: region! } : { country: before!.country, region: before!.region };
    return [...list, { name: name!, ...where, latitude: Number(latitude), longitude: Number(longitude) }];
  }, []);
