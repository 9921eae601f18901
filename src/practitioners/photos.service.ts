import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../accounts/staff-member.js';
import { PhotoStore } from '../clinic/photo-store.service.js';
import { Clock } from '../platform/clock.js';
import { Pictures } from './pictures.service.js';

/** Photos of practitioners. */
@Injectable()
export class Photos extends PhotoStore {
  constructor(
    db: DataSource,
    clock: Clock,
    private readonly pictures: Pictures,
  ) {
    super({ table: 'practitioner_photos', owner: 'practitioner_id' }, db, clock);
  }

  /** In the place of the one before. @throws BadInput: it is no picture we can read */
  async put(by: StaffMember, practitionerId: string, bytes: Buffer, alt: string): Promise<void> {
    await this.store(by, practitionerId, await this.pictures.cropped(bytes, 'square'), alt);
  }
}
