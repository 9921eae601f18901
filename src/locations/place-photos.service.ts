import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PhotoStore } from '../clinic/photo-store.service.js';
import { Clock } from '../platform/clock.js';

/** Photos of locations: the door a patient looks for. */
@Injectable()
export class PlacePhotos extends PhotoStore {
  constructor(db: DataSource, clock: Clock) {
    super({ table: 'location_photos', owner: 'location_id' }, db, clock);
  }
}
