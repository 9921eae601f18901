import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BackupModule } from '../../backup/backup.module.js';
import { ChangesModule } from '../../changes/changes.module.js';
import { ExportModule } from '../../export/export.module.js';
import { FinderModule } from '../../finder/finder.module.js';
import { HealthModule } from '../../health/health.module.js';
import { ImportModule } from '../../import/import-export.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { ChangePagesModule } from '../staff/changes/change-pages.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PrivacyModule } from '../../privacy/privacy.module.js';
import { RecordsModule } from '../../records/records.module.js';
import { SharedPagesModule } from '../shared/shared-pages.module.js';
import { StaffPagesModule } from '../staff/staff-pages.module.js';
import { ClinicFileController } from './import-export/clinic-file.controller.js';
import { ConfigurationChangesController } from './changes/configuration-changes.controller.js';
import { ExportController } from './import-export/export.controller.js';
import { HealthPageController } from './health/health-page.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { LinkReportController } from './link-report/link-report.controller.js';
import { MeaningsController } from './imports/meanings.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { ActivityLog } from './audit/activity-log.service.js';
import { AuditController } from './audit/audit.controller.js';
import { RecordNames } from './audit/record-names.service.js';
import { ClinicController } from './clinic/clinic.controller.js';
import { LogoUploads } from './clinic/logo-uploads.service.js';
import { IndexController } from './index/index.controller.js';
import { MessageTemplatePagesModule } from './message-templates/message-templates.module.js';
import { LinkPagesModule } from './links/link-pages.module.js';
import { UsersController } from './users/users.controller.js';
import { LocationPagesModule } from './locations/location-pages.module.js';
import { PractitionerPagesModule } from './practitioners/practitioner-pages.module.js';
import { PersonErasureController } from './patients/person-erasure.controller.js';
import { PersonExportController } from './patients/person-export.controller.js';
import { RecordsController } from './records/records.controller.js';
import { MovedController } from './resource/moved.controller.js';
import { RestoreController } from './restore/restore.controller.js';
import { ResourcePagesModule } from './resource/resource-pages.module.js';
import { BookingRulesPagesModule } from './booking-rules/booking-rules-pages.module.js';
import { TreatmentPagesModule } from './treatments/treatment-pages.module.js';
import { ApiKeyPagesModule } from './api-keys/api-key-pages.module.js';
import { WebhookPagesModule } from './webhooks/webhook-pages.module.js';

/** What the clinic decides about itself, and who works there. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    BackupModule,
    ChangesModule,
    ExportModule,
    FinderModule,
    HealthModule,
    ImportModule,
    ReportsModule,
    ChangePagesModule,
    MessageTemplatePagesModule,
    LinkPagesModule,
    LocationPagesModule,
    NotificationsModule,
    PractitionerPagesModule,
    PrivacyModule,
    RecordsModule,
    ResourcePagesModule,
    SharedPagesModule,
    StaffPagesModule,
    BookingRulesPagesModule,
    TreatmentPagesModule,
    ApiKeyPagesModule,
    WebhookPagesModule,
  ],
  controllers: [
    MovedController,
    IndexController,
    ClinicController,
    UsersController,
    AuditController,
    RecordsController,
    PersonErasureController,
    PersonExportController,
    ClinicFileController,
    ConfigurationChangesController,
    ExportController,
    HealthPageController,
    ImportsController,
    LinkReportController,
    MeaningsController,
    ReportsController,
    RestoreController,
  ],
  providers: [ActivityLog, LogoUploads, RecordNames],
})
export class AdminPagesModule {}
