import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AvailabilityModule } from '../availability/availability.module.js';
import { Attribution } from './attribution.service.js';
import { LocationAreas } from './location-areas.service.js';
import { Links } from './links.service.js';
import { Nearest } from './nearest.service.js';
import { Places } from './places.service.js';
import { Suggestions } from './suggestions.service.js';
import { Surroundings } from './surroundings.service.js';
import { LinkTable } from './link.table.js';
import { UnlinkedPages } from './unlinked-pages.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([LinkTable]), AvailabilityModule],
  providers: [Attribution, Links, LocationAreas, Nearest, Places, Suggestions, Surroundings, UnlinkedPages],
  exports: [Attribution, Links, LocationAreas, Nearest, Places, Suggestions, Surroundings, UnlinkedPages],
})
export class FinderModule {}
