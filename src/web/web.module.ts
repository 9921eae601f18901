import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { AssetsController } from './assets.controller.js';
import { Assets } from './assets.service.js';
import { House } from './house.service.js';

/** The pages, by audience, then by address. */
@Module({
  imports: [AvailabilityModule],
  controllers: [AssetsController],
  providers: [Assets, House],
  exports: [House],
})
export class WebModule {}
