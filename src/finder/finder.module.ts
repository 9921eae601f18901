import { Module } from '@nestjs/common';
import { Attribution } from './attribution.service.js';
import { Links } from './links.service.js';
import { Places } from './places.service.js';

@Module({
  providers: [Attribution, Links, Places],
  exports: [Attribution, Links, Places],
})
export class FinderModule {}
