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
  constructor(
    private readonly hours: HoursGround,
    private readonly closures: ClosuresGround,
    private readonly practitioners: PractitionerGround,
    private readonly locations: LocationGround,
    private readonly rooms: RoomGround,
    private readonly units: UnitGround,
  ) {}

  of({ kind }: Edit): Ground {
    switch (kind) {
      case 'closure':
      case 'closure-gone':
        return this.closures;
      case 'practitioner-gone':
        return this.practitioners;
      case 'location-gone':
        return this.locations;
      case 'room-gone':
        return this.rooms;
      case 'unit-gone':
        return this.units;
      case 'weekly':
      case 'weekly-gone':
      case 'date':
      case 'date-gone':
      case 'off':
      case 'off-gone':
        return this.hours;
    }
  }
}
