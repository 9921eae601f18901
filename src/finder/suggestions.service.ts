import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { prepared } from '../platform/database.client.js';
import { meansHere } from './here.js';
import { distinct } from './place-choice.js';
import { keyOf, labelOf, type Place } from './place.js';
import type { PlaceRow } from './place-row.js';
import { Places } from './places.service.js';

const columns = `kind, name, key, region, county, country, population, latitude, longitude`;
const most = 7;
/** So many of the clinic's locations pull names towards them; more would take too long while somebody types. */
const homes = 8;

/** While a place is typed: what it may become. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly places: Places,
  ) {}

  /**
   * Places that begin so, the likeliest first; where none does, what it would be taken for. Fewer than three letters are
   * too few to guess from.
   * @throws BadInput as `Places.find` does
   */
  async of(text: string, locale: string): Promise<readonly string[]> {
    const typed = keyOf(text);
    if (meansHere(text)) return [];
    const [town = ''] = text.split(',');
    const name = keyOf(town);
    if (name.length < (/^\p{Script=Han}/u.test(name) ? 1 : 3)) return [];
    const rows = await this.beginning(name);
    const labels = [...new Set(distinct(rows).map((place) => labelOf(place, locale)))];
    // Behind a comma the region is typed as well.
    const fitting = labels.filter((label) => town === text || keyOf(label).startsWith(typed));
    return fitting.length ? fitting.slice(0, most) : this.likely(text, locale);
  }

  private async beginning(key: string): Promise<Place[]> {
    const { locations } = await this.catalogue.latest();
    const near = locations.slice(0, homes);
    const rows = await prepared<PlaceRow>(
      this.db,
      'places-beginning',
      `select ${columns} from places where key ~>=~ $1 and key ~<~ $2 and (kind <> 'postcode' or $1 ~ '\\d')
       order by log(population + 100) + coalesce(3.5 * exp(-0.4 * (
         select min(point(longitude, latitude) <-> point(h.x, h.y)) from unnest($3::float8[], $4::float8[]) as h (x, y))), 0)
         desc, key limit 24`,
      [key, `${key}\u{10ffff}`, near.map(({ longitude }) => longitude), near.map(({ latitude }) => latitude)],
    );
    return rows.map(({ key: code, ...row }) => ({
      ...row,
      postcode: row.kind === 'postcode' ? code.toUpperCase() : null,
    }));
  }

  private async likely(text: string, locale: string): Promise<readonly string[]> {
    const found = await this.places.find(text);
    if (found.kind === 'found') return found.place.kind === 'point' ? [] : [labelOf(found.place, locale)];
    const places = found.kind === 'choices' ? found.places : found.suggestions;
    return places.slice(0, most).map((place) => labelOf(place, locale));
  }
}
