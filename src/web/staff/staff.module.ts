import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { AuditController } from '../admin/audit.controller.js';
import { PeopleController } from '../admin/people.controller.js';
import { HouseModule } from '../house.module.js';
import { ConfirmController } from './confirm.controller.js';
import { MeController } from './me.controller.js';
import { PasswordController } from './password.controller.js';
import { SignInController } from './sign-in.controller.js';

/** How staff come in, what is their own, and who else works here. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule],
  controllers: [
    SignInController,
    ConfirmController,
    PasswordController,
    MeController,
    PeopleController,
    AuditController,
  ],
})
export class StaffModule {}
