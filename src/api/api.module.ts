import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { FinderModule } from '../finder/finder.module.js';
import { ApiController } from './api.controller.js';
import { BookingsController } from './bookings.controller.js';
import { ApiChallengeController } from './challenge.controller.js';
import { CoursesController } from './courses.controller.js';
import { HoldsController } from './holds.controller.js';
import { AssistantTools } from './mcp/assistant-tools.service.js';
import { McpController } from './mcp/mcp.controller.js';
import { NearResolver } from './near-resolver.service.js';
import { OpenApi } from './openapi.service.js';
import { PractitionerSearch } from './practitioner-search.service.js';
import { PractitionersController } from './practitioners.controller.js';
import { SlotSearch } from './slot-search.service.js';
import { SlotsController } from './slots.controller.js';
import { EarlierTimeController } from './earlier-time.controller.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistModule } from '../waitlist/waitlist.module.js';
import { TreatmentsController } from './treatments.controller.js';

@Module({
  imports: [AvailabilityModule, BookingsModule, FinderModule, WaitlistModule],
  controllers: [
    ApiController,
    TreatmentsController,
    PractitionersController,
    SlotsController,
    ApiChallengeController,
    HoldsController,
    BookingsController,
    WaitlistController,
    EarlierTimeController,
    CoursesController,
    McpController,
  ],
  providers: [OpenApi, NearResolver, PractitionerSearch, SlotSearch, AssistantTools],
})
export class ApiModule {}
