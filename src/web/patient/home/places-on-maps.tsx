import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { useSite } from '../../shared/use-site.js';
import { mapSize, type PlaceMap } from './place-map.js';

export interface RegionView {
  readonly map: PlaceMap;
  readonly places: readonly PlaceLine[];
}

interface PlaceLine {
  readonly name: string;
  readonly href: string;
  readonly address: string;
  /** Empty where there is none. */
  readonly phone: string;
}

/** Where the clinic is: a map for each region, and below it the places. */
export function PlacesOnMaps({
  regions,
  under = 2,
}: {
  readonly regions: readonly RegionView[];
  readonly under?: 1 | 2;
}): VNode {
  const Heading = under === 1 ? 'h2' : 'h3';
  return (
    <ul class="places-on-maps">
      {regions.map(({ map, places }) => (
        <li key={places[0]?.href}>
          <RegionMap map={map} names={places.map(({ name }) => name)} />
          {places.map((place, at) => (
            <div key={place.href} class="place-line">
              <Heading>
                {places.length > 1 && <span class="soft">{`${at + 1} `}</span>}
                <a href={place.href}>{place.name}</a>
              </Heading>
              <p>{place.address}</p>
              {place.phone && (
                <p>
                  <a href={dial(place.phone)} dir="ltr">
                    {place.phone}
                  </a>
                </p>
              )}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** No tiles, nobody else is asked: dots where there are towns, and a mark for each place. */
function RegionMap({
  map: { dots, names, pins },
  names: places,
}: {
  readonly map: PlaceMap;
  readonly names: readonly string[];
}): VNode {
  const { t } = useSite();
  const { width, height } = mapSize;
  const only = places.length === 1 ? pins[0] : undefined;
  return (
    <svg
      class="map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('home.map', { places: places.join(', ') })}
    >
      {dots.map((path, size) => path && <path key={path} class={`towns size-${size}`} d={path} />)}
      {only && <path class="only-line" d={`M${only.x} 0V${height}`} />}
      {names.map((town) => (
        <text key={town.name} class="town" x={town.x} y={town.y}>
          {town.name}
        </text>
      ))}
      {only ? (
        <circle class="only" cx={only.x} cy={only.y} r={8} />
      ) : (
        pins.map((pin) => (
          <g key={pin.label} class="pin">
            <rect x={pin.x - pin.width / 2} y={pin.y - 15} width={pin.width} height={30} rx={15} />
            <text x={pin.x} y={pin.y + 5}>
              {pin.label}
            </text>
          </g>
        ))
      )}
    </svg>
  );
}
