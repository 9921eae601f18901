import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Photos } from './photos.service.js';
import { Pictures } from './pictures.service.js';
import { PractitionerTable } from './practitioner.table.js';
import { OfferTable } from './offer.table.js';
import { WeeklyHoursTable } from './weekly-hours.table.js';
import { ExceptionTable } from './exception.table.js';
import { TimeOffTable } from './time-off.table.js';

/** Who treats: profile, photo, offers and hours. */
@Module({
  imports: [TypeOrmModule.forFeature([PractitionerTable, OfferTable, WeeklyHoursTable, ExceptionTable, TimeOffTable])],
  providers: [Pictures, Photos],
  exports: [Photos, Pictures],
})
export class PractitionersModule {}
