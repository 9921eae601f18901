import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { Attribution } from './attribution.service.js';
import { Links } from './links.service.js';
import { Nearest } from './nearest.service.js';
import { Places } from './places.service.js';
import { Suggestions } from './suggestions.service.js';
import { Surroundings } from './surroundings.service.js';

@Module({
  imports: [AvailabilityModule],
  providers: [Attribution, Links, Nearest, Places, Suggestions, Surroundings],
  exports: [Attribution, Links, Nearest, Places, Suggestions, Surroundings],
})
export class FinderModule {}
