import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { provenVisitToken } from '../../../notifications/visit-link.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { seeOther } from '../../shared/answer.js';
import { visitCookie } from '../visit/visit-cookie.js';

type CookieValues = Readonly<Record<string, string>>;

/** From the list to the pages of one appointment: as if its own link had been followed. */
@Controller('my/appointments/:reference')
@Allow('patient-link')
export class MyAppointmentsController {
  constructor(
    private readonly sessions: PatientSessions,
    private readonly rows: BookingRows,
    private readonly keys: Keys,
  ) {}

  @Get()
  see(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.open(reference, '', cookies);
  }

  @Get('move')
  move(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.open(reference, '/move', cookies);
  }

  @Get('cancel')
  cancel(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.open(reference, '/cancel', cookies);
  }

  @Get('calendar')
  calendar(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.open(reference, '/calendar.ics', cookies);
  }

  private async open(reference: string, page: string, cookies: CookieValues): Promise<Answer> {
    const email = await this.sessions.ownerOf(cookies);
    const { booking } = await this.rows.ofAddress(email, reference);
    const token = provenVisitToken(this.keys, booking.id, booking.linkGeneration);
    return seeOther(`/visit/of/${booking.reference}${page}`, { cookies: [visitCookie(booking.reference, token)] });
  }
}
