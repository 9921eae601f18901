export interface LondonDistrict {
  /** The first half of its postcodes. */
  readonly code: string;
  readonly borough: string;
  /** The best known first. */
  readonly names: readonly [string, ...string[]];
  readonly latitude: number;
  readonly longitude: number;
}

/** London's postcode districts, each with the places in it and its middle to about half a kilometer. */
export const londonDistricts: readonly LondonDistrict[] = [
  'E1 Tower Hamlets: Whitechapel,Aldgate,Stepney,Wapping,Spitalfields,Brick Lane 51.517 -0.058|E2 Tower Hamlets: Bethnal Green,Shoreditch,Haggerston 51.529 -0.062',
  'E3 Tower Hamlets: Bow,Bromley-by-Bow 51.527 -0.026|E4 Waltham Forest: Chingford 51.622 0.003|E5 Hackney: Clapton,Upper Clapton,Lower Clapton 51.559 -0.053',
  'E6 Newham: East Ham,Beckton 51.526 0.054|E7 Newham: Forest Gate 51.547 0.027|E8 Hackney: Hackney,Dalston,London Fields 51.543 -0.066',
  'E9 Hackney: Homerton,Hackney Wick,Victoria Park 51.544 -0.043|E10 Waltham Forest: Leyton 51.567 -0.015|E11 Waltham Forest: Leytonstone,Wanstead 51.568 0.013',
  'E12 Newham: Manor Park 51.551 0.052|E13 Newham: Plaistow,Upton Park 51.528 0.025|E14 Tower Hamlets: Canary Wharf,Docklands,Isle of Dogs,Limehouse,Poplar 51.505 -0.02',
  'E15 Newham: Stratford,West Ham 51.540 0.003|E16 Newham: Canning Town,Silvertown,Royal Docks 51.510 0.025|E17 Waltham Forest: Walthamstow 51.585 -0.018',
  'E18 Redbridge: South Woodford 51.593 0.026|E20 Newham: Olympic Park 51.546 -0.010|EC1 Islington: Clerkenwell,Farringdon,Finsbury,Old Street 51.524 -0.100',
  'EC2 City of London: Moorgate,Barbican,Liverpool Street 51.519 -0.086|EC3 City of London: Fenchurch Street,Monument,Tower Hill 51.513 -0.080|EC4 City of London: Blackfriars,Fleet Street,St Pauls 51.513 -0.101',
  'N1 Islington: Islington,Hoxton,Angel,Canonbury,De Beauvoir Town 51.538 -0.093|N2 Barnet: East Finchley 51.588 -0.169|N3 Barnet: Finchley,Finchley Central 51.600 -0.192',
  'N4 Haringey: Finsbury Park,Stroud Green,Manor House 51.570 -0.103|N5 Islington: Highbury 51.554 -0.098|N6 Camden: Highgate 51.572 -0.145',
  'N7 Islington: Holloway,Lower Holloway 51.554 -0.118|N8 Haringey: Crouch End,Hornsey 51.584 -0.117|N9 Enfield: Edmonton,Lower Edmonton 51.626 -0.060',
  'N10 Haringey: Muswell Hill 51.594 -0.146|N11 Barnet: New Southgate,Friern Barnet 51.615 -0.142|N12 Barnet: North Finchley,Woodside Park 51.614 -0.177',
  'N13 Enfield: Palmers Green 51.619 -0.104|N14 Enfield: Southgate 51.637 -0.130|N15 Haringey: Seven Sisters,South Tottenham 51.582 -0.081',
  'N16 Hackney: Stoke Newington,Stamford Hill 51.563 -0.075|N17 Haringey: Tottenham 51.598 -0.068|N18 Enfield: Upper Edmonton 51.614 -0.066',
  'N19 Islington: Archway,Tufnell Park,Upper Holloway 51.565 -0.129|N20 Barnet: Whetstone,Totteridge 51.630 -0.175|N21 Enfield: Winchmore Hill 51.637 -0.099',
  'N22 Haringey: Wood Green,Alexandra Palace 51.601 -0.112|NW1 Camden: Camden Town,Regents Park,Marylebone Road,Euston 51.532 -0.144|NW2 Brent: Cricklewood,Dollis Hill 51.562 -0.219',
  'NW3 Camden: Hampstead,Belsize Park,Swiss Cottage 51.552 -0.173|NW4 Barnet: Hendon 51.588 -0.225|NW5 Camden: Kentish Town,Gospel Oak 51.554 -0.145',
  'NW6 Camden: West Hampstead,Kilburn,Queens Park 51.542 -0.195|NW7 Barnet: Mill Hill 51.615 -0.237|NW8 Westminster: St Johns Wood 51.532 -0.173',
  'NW9 Barnet: Colindale,Kingsbury 51.588 -0.253|NW10 Brent: Willesden,Harlesden,Kensal Green 51.540 -0.245|NW11 Barnet: Golders Green,Hampstead Garden Suburb 51.578 -0.197',
  'SE1 Southwark: Bermondsey,Borough,London Bridge,Bankside,Waterloo,South Bank 51.498 -0.090|SE2 Greenwich: Abbey Wood 51.489 0.118|SE3 Greenwich: Blackheath,Kidbrooke 51.469 0.020',
  'SE4 Lewisham: Brockley,Crofton Park 51.460 -0.036|SE5 Southwark: Camberwell,Denmark Hill 51.473 -0.092|SE6 Lewisham: Catford,Bellingham 51.437 -0.017',
  'SE7 Greenwich: Charlton 51.484 0.035|SE8 Lewisham: Deptford 51.480 -0.027|SE9 Greenwich: Eltham,Mottingham 51.447 0.056',
  'SE10 Greenwich: Greenwich,North Greenwich 51.484 0.000|SE11 Lambeth: Kennington,Vauxhall 51.489 -0.110|SE12 Lewisham: Lee,Grove Park 51.442 0.026',
  'SE13 Lewisham: Lewisham,Hither Green,Ladywell 51.457 -0.012|SE14 Lewisham: New Cross,New Cross Gate 51.475 -0.041|SE15 Southwark: Peckham,Nunhead 51.470 -0.065',
  'SE16 Southwark: Rotherhithe,Surrey Quays,Canada Water,South Bermondsey 51.496 -0.053|SE17 Southwark: Walworth,Elephant and Castle 51.488 -0.093|SE18 Greenwich: Woolwich,Plumstead 51.484 0.073',
  'SE19 Lambeth: Upper Norwood,Gipsy Hill,Crystal Palace 51.418 -0.085|SE20 Bromley: Penge,Anerley 51.412 -0.058|SE21 Southwark: Dulwich,Dulwich Village,West Dulwich 51.441 -0.088',
  'SE22 Southwark: East Dulwich 51.453 -0.072|SE23 Lewisham: Forest Hill,Honor Oak 51.444 -0.049|SE24 Lambeth: Herne Hill 51.455 -0.100',
  'SE25 Croydon: South Norwood 51.397 -0.076|SE26 Lewisham: Sydenham 51.427 -0.054|SE27 Lambeth: West Norwood,Tulse Hill 51.431 -0.103|SE28 Greenwich: Thamesmead 51.501 0.109',
  'SW1 Westminster: Westminster,Victoria,Pimlico,Belgravia,St Jamess 51.497 -0.139|SW2 Lambeth: Brixton Hill,Streatham Hill 51.450 -0.121|SW3 Kensington and Chelsea: Chelsea,Knightsbridge 51.490 -0.167',
  'SW4 Lambeth: Clapham,Clapham Common 51.461 -0.138|SW5 Kensington and Chelsea: Earls Court 51.491 -0.190|SW6 Hammersmith and Fulham: Fulham,Parsons Green 51.477 -0.200',
  'SW7 Kensington and Chelsea: South Kensington 51.496 -0.175|SW8 Lambeth: South Lambeth,Nine Elms,Stockwell 51.477 -0.132|SW9 Lambeth: Brixton,Oval 51.468 -0.113',
  'SW10 Kensington and Chelsea: West Brompton,Worlds End 51.483 -0.183|SW11 Wandsworth: Battersea,Clapham Junction 51.466 -0.167|SW12 Wandsworth: Balham 51.446 -0.149',
  'SW13 Richmond upon Thames: Barnes 51.475 -0.246|SW14 Richmond upon Thames: Mortlake,East Sheen 51.464 -0.265|SW15 Wandsworth: Putney,Roehampton 51.452 -0.228',
  'SW16 Lambeth: Streatham,Norbury 51.420 -0.128|SW17 Wandsworth: Tooting 51.430 -0.166|SW18 Wandsworth: Wandsworth,Earlsfield,Southfields 51.451 -0.192',
  'SW19 Merton: Wimbledon,Colliers Wood,South Wimbledon 51.424 -0.208|SW20 Merton: Raynes Park,West Wimbledon 51.409 -0.227|W1 Westminster: Soho,Mayfair,Marylebone,Fitzrovia,West End 51.516 -0.147',
  'W2 Westminster: Paddington,Bayswater 51.515 -0.180|W3 Ealing: Acton 51.512 -0.267|W4 Hounslow: Chiswick 51.491 -0.263|W5 Ealing: Ealing,Ealing Broadway 51.514 -0.302',
  'W6 Hammersmith and Fulham: Hammersmith,Ravenscourt Park 51.493 -0.229|W7 Ealing: Hanwell 51.512 -0.335|W8 Kensington and Chelsea: Kensington,Holland Park 51.501 -0.193',
  'W9 Westminster: Maida Vale,Little Venice 51.526 -0.191|W10 Kensington and Chelsea: North Kensington,Ladbroke Grove 51.522 -0.213|W11 Kensington and Chelsea: Notting Hill 51.513 -0.205',
  'W12 Hammersmith and Fulham: Shepherds Bush,White City 51.508 -0.233|W13 Ealing: West Ealing 51.513 -0.320|W14 Hammersmith and Fulham: West Kensington,Olympia 51.495 -0.210',
  'WC1 Camden: Bloomsbury,Holborn,Kings Cross 51.523 -0.121|WC2 Westminster: Covent Garden,Strand,Leicester Square,Charing Cross 51.512 -0.122',
]
  .flatMap((line) => line.split('|'))
  .map((entry) => {
    const [, code, borough, names, latitude, longitude] = /^(\w+) ([^:]+): (.+) (\S+) (\S+)$/.exec(entry)!;
    return {
      code: code!,
      borough: borough!,
      names: names!.split(',') as [string, ...string[]],
      latitude: Number(latitude),
      longitude: Number(longitude),
    };
  });
