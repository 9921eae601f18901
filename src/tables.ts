import type { EntitySchema } from 'typeorm';
import { BookingTable } from './bookings/booking.table.js';
import { CourseTable } from './bookings/course.table.js';
import { ClosureTable } from './locations/closure.table.js';
import { ExceptionTable } from './practitioners/exception.table.js';
import { TimeOffTable } from './practitioners/time-off.table.js';
import { WeeklyHoursTable } from './practitioners/weekly-hours.table.js';
import { ClinicTable } from './clinic/clinic.table.js';
import { LinkTable } from './finder/link.table.js';
import { MessageTemplateTable } from './notifications/message-template.table.js';
import { LocationTable } from './locations/location.table.js';
import { OfferTable } from './practitioners/offer.table.js';
import { PractitionerTable } from './practitioners/practitioner.table.js';
import { EquipmentTable } from './locations/equipment.table.js';
import { RoomTable } from './locations/room.table.js';
import { TreatmentTable } from './treatments/treatment.table.js';

/**
 * Every table that code writes, for commands that open the database without the application; there, each module brings
 * its own. Tests hold them against the columns that are really there, and both lists against each other.
 */
export const tables: readonly EntitySchema[] = [
  ClinicTable,
  LocationTable,
  RoomTable,
  EquipmentTable,
  TreatmentTable,
  PractitionerTable,
  OfferTable,
  WeeklyHoursTable,
  ExceptionTable,
  TimeOffTable,
  ClosureTable,
  LinkTable,
  MessageTemplateTable,
  BookingTable,
  CourseTable,
];
