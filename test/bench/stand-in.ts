import { Body, Controller, type DynamicModule, Get, Post, Query } from '@nestjs/common';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { AvailabilityModule } from '../../src/availability/availability.module.js';
import { Slots } from '../../src/availability/slots.service.js';
import { Bookings } from '../../src/bookings/bookings.service.js';
import { BookingsModule } from '../../src/bookings/bookings.module.js';
import { Holds } from '../../src/bookings/holds.service.js';
import { json } from '../../src/platform/http/answer.js';
import { zoneOf } from '../../src/time/wall-clock.js';

@Controller('api/v1')
@Allow('public')
class StandIn {
  constructor(
    private readonly slots: Slots,
    private readonly holds: Holds,
    private readonly bookings: Bookings,
  ) {}

  @Get('slots')
  async list(@Query() { treatment, practitioner }: { treatment: string; practitioner: string }) {
    const { slots, nextFrom } = await this.slots.list({ treatment, practitioners: [practitioner] });
    return json(
      JSON.stringify({
        slots: slots.map(({ start, end, candidate: { location, practitioner, visit } }) => ({
          start: zoneOf(location.timeZone).iso(start),
          end: zoneOf(location.timeZone).iso(end),
          practitioner: practitioner.slug,
          location: location.slug,
          timeZone: location.timeZone,
          price: visit.price,
        })),
        nextFrom,
      }),
    );
  }

  @Post('holds')
  async hold(@Body() body: { treatment: string; practitioner: string; location: string; start: string }) {
    return this.holds.hold({ ...body, start: Date.parse(body.start) / 60_000 });
  }

  @Post('bookings')
  async book(@Body() { hold, patient }: { hold: string; patient: { name: string; email: string } }) {
    return this.bookings.confirm(hold, { contact: { ...patient, phone: null } });
  }
}

/** Until the API lands. */
export function withStandIns(app: DynamicModule): DynamicModule {
  return {
    ...app,
    imports: [...(app.imports ?? []), AvailabilityModule, BookingsModule],
    controllers: [...(app.controllers ?? []), StandIn],
  };
}
