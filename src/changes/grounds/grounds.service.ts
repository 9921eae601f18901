import { Injectable } from '@nestjs/common';
import type { Edit } from '../change.js';
import { ClosuresGround } from './closures-ground.service.js';
import type { Ground } from './ground.service.js';
import { HoursGround } from './hours-ground.service.js';
import { LocationGround, PractitionerGround } from './retirement-grounds.service.js';
import { RoomGround, UnitGround } from './thing-grounds.service.js';

/** On what each kind of change stands. */
@Injectable()
export class Grounds {
  private readonly byKind: Readonly<Record<Edit['kind'], Ground>>;

  constructor(
    hours: HoursGround,
    closures: ClosuresGround,
    practitioners: PractitionerGround,
    locations: LocationGround,
    rooms: RoomGround,
    units: UnitGround,
  ) {
    this.byKind = {
      weekly: hours,
      'weekly-gone': hours,
      date: hours,
      'date-gone': hours,
      off: hours,
      'off-gone': hours,
      closure: closures,
      'closure-gone': closures,
      'practitioner-gone': practitioners,
      'location-gone': locations,
      'room-gone': rooms,
      'unit-gone': units,
    };
  }

  of({ kind }: Edit): Ground {
    return this.byKind[kind];
  }
}
