import { Module } from '@nestjs/common';
import { BusyTimes } from './busy.service.js';
import { Catalogue } from './catalogue.service.js';
import { Slots } from './slots.service.js';

@Module({ providers: [Catalogue, BusyTimes, Slots], exports: [Catalogue, BusyTimes, Slots] })
export class AvailabilityModule {}
