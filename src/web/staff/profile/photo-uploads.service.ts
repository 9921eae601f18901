import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Upload } from '../../../platform/http/upload.js';
import { line, parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { Photos } from '../../../practitioners/photos.service.js';

export const photoMegabytes = 8;

const brought = z.object({
  photo: z.instanceof(Upload).optional().catch(undefined),
  alt: line(200).default(''),
});

/** A photo that came with a form: a new picture, or new words for the one that is there. */
@Injectable()
export class PhotoUploads {
  constructor(private readonly photos: Photos) {}

  /** @throws BadInput under the names of the form */
  async keep(by: StaffMember, { id, photo }: Practitioner, body: unknown): Promise<void> {
    const { photo: picture, alt } = parse(brought, body);
    if (picture) return this.photos.put(by, id, picture.bytes, alt);
    if (!photo) throw new BadInput([{ path: 'photo', message: 'fault.photo-missing' }]);
    return this.photos.describe(by, id, alt);
  }
}

export function altIn(body: unknown): string {
  const { alt } = (body ?? {}) as { alt?: unknown };
  return typeof alt === 'string' ? alt : '';
}
