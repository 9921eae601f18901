import { Module } from '@nestjs/common';
import { Closures } from './closures.service.js';

/** Where the clinic is, its rooms and equipment, and when a whole location is closed. */
@Module({
  providers: [Closures],
  exports: [Closures],
})
export class LocationsModule {}
