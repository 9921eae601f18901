import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlacePhotos } from './place-photos.service.js';
import { Closures } from './closures.service.js';
import { LocationTable } from './location.table.js';
import { RoomTable } from './room.table.js';
import { EquipmentTable } from './equipment.table.js';
import { ClosureTable } from './closure.table.js';

/** Where the clinic is and how it looks, its rooms and equipment, and when a whole location is closed. */
@Module({
  imports: [TypeOrmModule.forFeature([LocationTable, RoomTable, EquipmentTable, ClosureTable])],
  providers: [Closures, PlacePhotos],
  exports: [Closures, PlacePhotos],
})
export class LocationsModule {}
