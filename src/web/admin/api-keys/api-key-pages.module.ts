import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ApiKeysController } from './api-keys.controller.js';

/** Keys of other systems that book for patients. */
@Module({
  imports: [AccountsModule, AvailabilityModule, SharedPagesModule],
  controllers: [ApiKeysController],
})
export class ApiKeyPagesModule {}
