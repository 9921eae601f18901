import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { RunImports } from './run-imports.job.js';
import { Imports } from './imports.service.js';
import { UploadImport } from './upload-import.service.js';
import { CommitImport } from './commit-import.service.js';
import { ImportedRecords } from './imported-records.service.js';
import { BlogBackups } from './posts/blog-backups.service.js';
import { BlogFeeds } from './posts/blog-feeds.service.js';
import { BlogPosts } from './posts/blog-posts.service.js';
import { FeedReader } from './posts/feed-reader.service.js';
import { ReadFeeds } from './posts/read-feeds.job.js';
import { TableImports } from './table-imports.service.js';
import { CheckImport } from './check-import.service.js';

/** What a clinic brings from elsewhere: patients and appointments, and the posts of its blog. */
@Module({
  imports: [AvailabilityModule, BookingsModule, ChangesModule, PatientsModule],
  providers: [
    BlogBackups,
    BlogFeeds,
    BlogPosts,
    FeedReader,
    ReadFeeds,
    Imports,
    ImportedRecords,
    UploadImport,
    TableImports,
    CheckImport,
    CommitImport,
    RunImports,
  ],
  exports: [BlogBackups, BlogFeeds, BlogPosts, FeedReader, Imports, UploadImport, TableImports],
})
export class ImportModule {}
