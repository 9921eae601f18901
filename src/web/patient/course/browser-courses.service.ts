import { Injectable } from '@nestjs/common';
import type { WholeCourse } from '../../../bookings/course-rows.service.js';
import { CourseHolds, type HeldCourse } from '../../../bookings/holding/course-holds.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Refusal } from '../../../platform/refusal.js';

const name = 'holding-course';
const tokenShape = /^[\w-]{43}$/;

/** A course whose times this very browser keeps. */
export interface BrowserCourse extends WholeCourse {
  readonly hold: string;
}

/** A browser holds one course, like one single time: see `BrowserHolds`. */
@Injectable()
export class BrowserCourses {
  constructor(
    private readonly holds: CourseHolds,
    private readonly clock: Clock,
  ) {}

  async of({ [name]: hold }: Readonly<Record<string, string>>): Promise<BrowserCourse | undefined> {
    if (!hold || !tokenShape.test(hold)) return undefined;
    const held = await this.held(hold);
    return held?.visits.every(({ booking }) => booking.patientId === null) ? { hold, ...held } : undefined;
  }

  /** While nobody else can take its times, or once it is booked; undefined: expired, or never there. */
  async held(hold: string): Promise<WholeCourse | undefined> {
    const whole = await this.holds.course(hold).catch(gone);
    const now = this.clock.now();
    const isOver = whole?.visits.some(({ booking }) => booking.holdExpiresAt !== null && booking.holdExpiresAt <= now);
    return isOver ? undefined : whole;
  }

  cookie({ hold, visits }: HeldCourse): Cookie {
    const seconds = Math.ceil((Date.parse(visits[0]!.expiresAt) - this.clock.now().getTime()) / 1000);
    return { name, value: hold, maxAge: Math.max(0, seconds) };
  }
}

function gone(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}
