import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { ClinicEdits } from './clinic-edits.service.js';
import { BlogPosts } from './posts/blog-posts.service.js';
import { FeedReader } from './posts/feed-reader.service.js';
import { ClinicFiles } from './clinic-files.service.js';
import { RetiredThings } from './retired.service.js';
import { Proposals } from './proposals.service.js';
import { RetiredLinks } from './retired-links.service.js';
import { RetiredTreatments } from './retired-treatments.service.js';
import { StrandedVisits } from './stranded-visits.service.js';

@Module({
  imports: [AvailabilityModule, BookingsModule],
  providers: [
    BlogPosts,
    FeedReader,
    ClinicFiles,
    ClinicEdits,
    RetiredLinks,
    RetiredThings,
    RetiredTreatments,
    Proposals,
    StrandedVisits,
  ],
  exports: [BlogPosts, FeedReader, ClinicFiles, ClinicEdits, RetiredLinks, RetiredThings, RetiredTreatments, Proposals],
})
export class ClinicFileModule {}
