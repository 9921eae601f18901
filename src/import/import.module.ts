import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { ArrivalsJob } from './arrivals.job.js';
import { ArrivalCases } from './arrivals.service.js';
import { BringArrivals } from './bring-arrivals.service.js';
import { ImportArrivals } from './import-arrivals.service.js';
import { KnownArrivals } from './known-arrivals.service.js';
import { BlogPosts } from './posts/blog-posts.service.js';
import { FeedReader } from './posts/feed-reader.service.js';
import { TableArrivals } from './table-arrivals.service.js';
import { TryArrivals } from './try-arrivals.service.js';

/** What a clinic brings from elsewhere: patients and appointments, and the posts of its blog. */
@Module({
  imports: [AvailabilityModule, BookingsModule, ChangesModule, PatientsModule],
  providers: [
    BlogPosts,
    FeedReader,
    ArrivalCases,
    KnownArrivals,
    BringArrivals,
    TableArrivals,
    TryArrivals,
    ImportArrivals,
    ArrivalsJob,
  ],
  exports: [BlogPosts, FeedReader, ArrivalCases, BringArrivals, TableArrivals],
})
export class ImportModule {}
