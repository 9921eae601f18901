import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { prepared } from '../platform/database.client.js';
import { boxAround, distanceKm, type Point } from './distance.js';
import type { Place } from './place.js';

export interface Town extends Point {
  readonly name: string;
  readonly population: number;
}

const columns = `name, region, county, country, population, latitude, longitude`;
/** Beyond this only towns of 30,000 people are looked at: there are too many others. */
const large = 250;

/** What is around a point, from our own table. */
@Injectable()
export class Surroundings {
  constructor(private readonly db: DataSource) {}

  /** The closest town; null on the high seas. */
  async nearestTown(point: Point): Promise<Place | null> {
    // Degrees are not kilometres, so a few are read and measured.
    const rows = await prepared<Omit<Place, 'kind' | 'postcode'>>(
      this.db,
      'places-closest',
      `select ${columns} from places where kind = 'town'
       order by point(longitude, latitude) <-> point($1, $2) limit 24`,
      [point.longitude, point.latitude],
    );
    const [first] = rows
      .map((row) => ({ row, km: distanceKm(row, point) }))
      .filter(({ km }) => km < 100)
      .sort((a, b) => a.km - b.km);
    return first ? { kind: 'town', postcode: null, ...first.row } : null;
  }

  /** The largest towns within so many kilometres, by size. */
  async towns(around: Point, km: number, most: number): Promise<readonly Town[]> {
    const { south, west, north, east } = boxAround(around, km);
    const size = km > large ? 30_000 : 0;
    // Near the poles, and for half the Earth, the box is much larger than the circle.
    const enough = size ? 10 * most : 2 * most;
    const rows = await prepared<Town>(
      this.db,
      size ? 'places-large-within' : 'places-within',
      `select name, population, latitude, longitude from places
       where kind = 'town' ${size ? `and population >= ${size}` : ''}
         and (point(longitude, latitude) <@ box(point($1, $2), point($3, $4))
           or point(longitude, latitude) <@ box(point($5, $2), point($6, $4)))
       order by population desc limit $7`,
      // Across the date line there are two boxes.
      [...(west <= east ? [west, south, east, north, west, east] : [west, south, 180, north, -180, east]), enough],
    );
    return rows.filter((town) => distanceKm(town, around) <= km).slice(0, most);
  }
}
