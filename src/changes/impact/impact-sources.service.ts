import { Injectable } from '@nestjs/common';
import type { Edit } from '../change.js';
import { ClosuresImpact } from './closures-impact.service.js';
import type { ImpactSource } from './impact-source.service.js';
import { HoursImpact } from './hours-impact.service.js';
import { LocationImpact, PractitionerImpact } from './retirement-impact.service.js';
import { RoomImpact, UnitImpact } from './resource-impact.service.js';

/** On what each kind of change stands. */
@Injectable()
export class ImpactSources {
  private readonly byKind: Readonly<Record<Edit['kind'], ImpactSource>>;

  constructor(
    hours: HoursImpact,
    closures: ClosuresImpact,
    practitioners: PractitionerImpact,
    locations: LocationImpact,
    rooms: RoomImpact,
    units: UnitImpact,
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

  of({ kind }: Edit): ImpactSource {
    return this.byKind[kind];
  }
}
