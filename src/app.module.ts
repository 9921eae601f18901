import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { FloodGuard } from './accounts/flood.guard.js';
import { LimitGuard } from './accounts/limit.guard.js';
import { PolicyGuard } from './accounts/policy.guard.js';
import { ApiModule } from './api/api.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { BackupModule } from './backup/backup.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import { CalendarFeedsModule } from './calendar-feeds/calendar-feeds.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { ClinicModule } from './clinic/clinic.module.js';
import { ExportModule } from './export/export.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { FinderModule } from './finder/finder.module.js';
import { HealthModule } from './health/health.module.js';
import { ImportModule } from './import/import-export.module.js';
import { LocationsModule } from './locations/locations.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PatientsModule } from './patients/patients.module.js';
import type { Clock } from './platform/clock.js';
import { limitedOptions } from './platform/database.client.js';
import { DatabaseWatch } from './platform/database-watch.client.js';
import { InputGuard } from './platform/http/input.guard.js';
import { Keys } from './platform/keys.service.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Settings } from './platform/settings.js';
import { PractitionersModule } from './practitioners/practitioners.module.js';
import { RecordsModule } from './records/records.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ErrorsFilter } from './web/errors/errors.filter.js';
import { RefusedForms } from './web/errors/refused-forms.service.js';
import { WaitlistModule } from './waitlist/waitlist.module.js';
import { TreatmentsModule } from './treatments/treatments.module.js';
import { WebModule } from './web/web.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

interface Parts {
  readonly settings: Settings;
  readonly databaseUrl: string;
  /** Whoever starts the process starts it, too. */
  readonly watch?: DatabaseWatch;
  /** The database's, as the watch hears it, unless given. */
  readonly clock?: Clock;
  readonly keys?: Keys;
}

/** What the application is made of. Web and worker processes are the same application; they differ in what they start. */
@Module({})
export class AppModule {
  static of({
    settings,
    databaseUrl,
    watch = new DatabaseWatch(databaseUrl),
    clock = watch.clock,
    keys = Keys.open(settings.keyFile),
  }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, clock, keys, watch),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...limitedOptions(databaseUrl, watch.sockets, settings),
            autoLoadEntities: true,
            retryAttempts: 0,
          }),
        }),
        NotificationsModule,
        AccountsModule,
        ClinicModule,
        LocationsModule,
        PractitionersModule,
        TreatmentsModule,
        PatientsModule,
        AvailabilityModule,
        BookingsModule,
        WaitlistModule,
        RecordsModule,
        CalendarFeedsModule,
        FinderModule,
        ChangesModule,
        WebhooksModule,
        ReportsModule,
        HealthModule,
        ImportModule,
        ExportModule,
        PrivacyModule,
        BackupModule,
        WebModule,
        ApiModule,
      ],
      providers: [
        // In this order, the cheapest first: who has been refused too often, who may come in at all, how often, with what.
        // Forms with files are read by the last; a proof of work is looked at once the network's own limit is not reached.
        { provide: APP_GUARD, useClass: FloodGuard },
        { provide: APP_GUARD, useClass: PolicyGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_GUARD, useClass: InputGuard },
        RefusedForms,
        { provide: APP_FILTER, useClass: ErrorsFilter },
      ],
    };
  }
}
