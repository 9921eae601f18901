import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { Attribution } from './attribution.service.js';
import { Links } from './links.service.js';
import { Nearest } from './nearest.service.js';
import { Places } from './places.service.js';

@Module({
  imports: [AvailabilityModule],
  providers: [Attribution, Links, Nearest, Places],
  exports: [Attribution, Links, Nearest, Places],
})
export class FinderModule {}
