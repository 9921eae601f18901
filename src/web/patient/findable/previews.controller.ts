import { Controller, Get, Param, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { withEtag } from '../../../platform/http/etag.js';
import { Refusal } from '../../../platform/refusal.js';
import { file } from '../../shared/answer.js';
import {
  clinicPreview,
  offeringPreview,
  personPreview,
  placePreview,
  type Preview,
  treatmentPreview,
} from './preview.js';
import { Previews } from './previews.service.js';

/** Pictures for where a page is shared. The address in the page changes with what is on them. */
@Controller('previews')
@Allow('public')
export class PreviewsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly previews: Previews,
  ) {}

  @Get(':name')
  async preview(@Param('name') name: string, @Req() request: WebRequest): Promise<Answer> {
    const [, parts] = /^([a-z0-9.-]{1,300})\.png$/.exec(name) ?? [];
    const preview = parts ? previewCalled(await this.catalogue.current(), parts.split('.')) : null;
    if (!preview) throw new Refusal('not-found');
    const picture = await this.previews.picture(preview);
    // It is there to be shown on pages of others.
    const headers = { 'cross-origin-resource-policy': 'cross-origin' };
    return withEtag(file(picture, 'image/png', { cache: 'public, max-age=86400', headers }), request);
  }
}

function previewCalled(snapshot: Snapshot, [kind, ...slugs]: readonly string[]): Preview | null {
  const { clinic } = snapshot;
  if (kind === 'clinic' && slugs.length === 0) return clinicPreview(clinic, snapshot.practitioners);
  const [first, second, third] = slugs;
  const called = <T extends { readonly slug: string }>(all: readonly T[], slug: string | undefined) =>
    all.find((one) => one.slug === slug);
  const online = snapshot.treatments.filter((one) => one.online);
  const bases = [...online].sort((a, b) => b.kind.localeCompare(a.kind));
  const practitioner = called(snapshot.practitioners, first);
  const treatment = called(bases, kind === 'treatment' ? first : second);
  const location = called(snapshot.locations, kind === 'location' ? first : third);
  if (kind === 'practitioner' && practitioner && slugs.length === 1) return personPreview(clinic, practitioner);
  if (kind === 'treatment' && treatment && slugs.length === 1) return treatmentPreview(clinic, treatment);
  if (kind === 'location' && location && slugs.length === 1) return placePreview(clinic, location);
  if (kind !== 'offering' || !practitioner || !treatment || !location || slugs.length !== 3) return null;
  return offeringPreview(clinic, { practitioner, treatment, location });
}
