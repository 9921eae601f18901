import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { PhotoStore } from '../../../clinic/photo-store.service.js';
import type { Location } from '../../../locations/location.js';
import { PlacePhotos } from '../../../locations/place-photos.service.js';
import { Upload } from '../../../platform/http/upload.js';
import { line, parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { Pictures, type Shape } from '../../../practitioners/pictures.service.js';

export const photoMegabytes = 8;

const brought = z.object({
  photo: z.instanceof(Upload).optional().catch(undefined),
  alt: line(200).default(''),
});

/** A photo that came with a form: a new picture, or new words for the one that is there. */
@Injectable()
export class PhotoUploads {
  constructor(
    private readonly photos: Photos,
    private readonly placePhotos: PlacePhotos,
    private readonly pictures: Pictures,
  ) {}

  /** @throws BadInput under the names of the form */
  keep(by: StaffMember, practitioner: Practitioner, body: unknown): Promise<void> {
    return this.keepIn(this.photos, 'square', by, practitioner, body);
  }

  /** @throws BadInput under the names of the form */
  keepOfPlace(by: StaffMember, location: Location, body: unknown): Promise<void> {
    return this.keepIn(this.placePhotos, 'landscape', by, location, body);
  }

  private async keepIn(
    store: PhotoStore,
    shape: Shape,
    by: StaffMember,
    { id, photo }: Pick<Practitioner, 'id' | 'photo'>,
    body: unknown,
  ): Promise<void> {
    const { photo: picture, alt } = parse(brought, body);
    if (picture) return store.store(by, id, await this.pictures.cropped(picture.bytes, shape), alt);
    if (!photo) throw new BadInput([{ path: 'photo', message: 'fault.photo-missing' }]);
    return store.describe(by, id, alt);
  }
}

export function altIn(body: unknown): string {
  const { alt } = (body ?? {}) as { alt?: unknown };
  return typeof alt === 'string' ? alt : '';
}
