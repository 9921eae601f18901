import { Module } from '@nestjs/common';
import { theInternet } from '../platform/fetch-outside.client.js';
import { Assignments } from './assignments.service.js';
import { BusyTimes } from './busy.service.js';
import { CalendarReader } from './calendars/calendar-reader.service.js';
import { CalendarSubscriptions } from './calendars/calendar-subscriptions.service.js';
import { OUTSIDE, RefreshCalendars } from './calendars/refresh-calendars.job.js';
import { Catalogue } from './catalogue.service.js';
import { Claims } from './claims.service.js';
import { LastModified } from './last-modified.service.js';
import { LocationsModule } from '../locations/locations.module.js';
import { AllFreeStarts } from './free-starts.service.js';
import { FreeTime } from './free-time.service.js';
import { FreedStarts } from './freed-starts.service.js';
import { WeeklyAvailability } from './weekly-availability.service.js';
import { DryRuns } from './dry-run.service.js';
import { Timetables } from './timetables.service.js';
import { PairSlots } from './pair-slots.service.js';
import { SeriesSlots } from './series-slots.service.js';
import { Slots } from './slots.service.js';
import { StaffSlots } from './staff-slots.service.js';
import { AllWorkingTimes } from './working-times.service.js';

@Module({
  imports: [LocationsModule],
  providers: [
    Catalogue,
    BusyTimes,
    FreeTime,
    AllFreeStarts,
    AllWorkingTimes,
    FreedStarts,
    LastModified,
    WeeklyAvailability,
    Slots,
    PairSlots,
    SeriesSlots,
    Assignments,
    Claims,
    Timetables,
    StaffSlots,
    DryRuns,
    CalendarSubscriptions,
    CalendarReader,
    RefreshCalendars,
    { provide: OUTSIDE, useValue: theInternet },
  ],
  exports: [
    Catalogue,
    BusyTimes,
    AllFreeStarts,
    AllWorkingTimes,
    FreedStarts,
    LastModified,
    WeeklyAvailability,
    Slots,
    PairSlots,
    SeriesSlots,
    Assignments,
    Claims,
    StaffSlots,
    DryRuns,
    Timetables,
    CalendarSubscriptions,
    RefreshCalendars,
  ],
})
export class AvailabilityModule {}
