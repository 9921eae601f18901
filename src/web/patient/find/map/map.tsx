import type { VNode } from 'preact';
import type { Site } from '../../../shared/site.js';
import { height, type Plan, width } from './plan.js';

export interface MapView {
  readonly place: string;
  /** As short as can be. */
  readonly name: string;
  readonly plan: Omit<Plan, 'pins' | 'rings'>;
  /** Each leads to the first of them in the list. */
  readonly pins: readonly (Plan['pins'][number] & { readonly href: string; readonly names: string })[];
  /** "5 miles" */
  readonly rings: readonly (Plan['rings'][number] & { readonly words: string })[];
  /** How many of those listed are off the map. */
  readonly farther: number;
}

const [x, y] = [width / 2, height / 2];

/** Who is where, around the place that was looked for: no tiles, nobody else is asked. */
export function PeopleMap({ site, view }: { readonly site: Site; readonly view: MapView }): VNode {
  const { t } = site;
  return (
    <aside class="around" id="map" aria-labelledby="map-heading">
      <h2 id="map-heading">{t('find.map')}</h2>
      <figure>
        <svg
          class="map"
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={t('find.map-name', { place: view.place })}
        >
          <g aria-hidden="true">
            {view.plan.dots.map((path, size) => path && <path key={path} class={`towns size-${size}`} d={path} />)}
            <path class="cross" d={`M${x} 22V${height}M0 ${y}H${width}`} />
            {view.rings.map(({ radius }) => (
              <circle key={radius} class="ring" cx={x} cy={y} r={Math.round(radius * 10) / 10} />
            ))}
            {view.plan.names.map((town) => (
              <text key={town.name} class="town" x={town.x} y={town.y}>
                {town.name}
              </text>
            ))}
            {view.rings.map((ring) => (
              <text key={ring.words} class="length" x={Math.round(ring.x)} y={Math.round(ring.y) + 4}>
                {ring.words}
              </text>
            ))}
            {view.plan.title && (
              <text class="place" x={view.plan.title.x} y={view.plan.title.y + 4}>
                {view.name}
              </text>
            )}
            <text class="north" x={x} y={16}>
              {t('find.north')}
            </text>
            <circle class="here" cx={x} cy={y} r={6} />
          </g>
          {view.pins.map((pin) => (
            <a key={pin.label} href={pin.href} aria-label={pin.names}>
              <rect x={pin.x - pin.width / 2} y={pin.y - 15} width={pin.width} height={30} rx={15} />
              <text x={pin.x} y={pin.y + 5}>
                {pin.label}
              </text>
            </a>
          ))}
        </svg>
        <figcaption class="soft">
          {t('find.map-about', { place: view.place })}
          {view.farther > 0 && ` ${t('find.map-farther', { count: view.farther })}`}
        </figcaption>
      </figure>
    </aside>
  );
}
