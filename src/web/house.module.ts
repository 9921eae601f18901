import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { HealthModule } from '../health/health.module.js';
import { Assets } from './assets.service.js';
import { House } from './house.service.js';

@Module({ imports: [AvailabilityModule, HealthModule], providers: [Assets, House], exports: [Assets, House] })
export class HouseModule {}
