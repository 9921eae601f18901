import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { ownWords } from '../../../clinic-file/details.js';
import { entryAt, pathOf, withFields } from '../../../clinic-file/entry-edits.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, typedIn } from '../../../configuration/form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { notificationPreferences } from '../../../practitioners/practitioner.entity.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { altIn, photoMegabytes, PhotoUploads } from './photo-uploads.service.js';
import { refused, stillSeen } from '../refused.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ProfilePage, type ProfileView } from './profile-page.js';

const querySchema = z.object({ news: z.enum(['saved', 'photo', 'no-photo']).optional().catch(undefined) });
const preferenceSchema = z.object({ letters: z.enum(notificationPreferences) });
const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });

/** A practitioner's own photo and words, and how they are written to; nobody else's. */
@Controller('staff/profile')
@Allow('practitioner')
export class ProfileController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly uploads: PhotoUploads,
    private readonly photos: Photos,
  ) {}

  @Get()
  async profile(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    return this.show(member, { news: news && t(`practitioner.news.${news}`) });
  }

  @Post()
  async save(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const { seen } = parse(carried, body);
    const { value, faults } = readForm(ownWords, typed);
    const { slug, id } = await this.own(member);
    try {
      const what = { action: 'practitioner.described', subject: id, part: profileIn(slug), seen, faults } as const;
      await this.edits.change(member, what, (file) =>
        withFields(file, ['practitioners', slug], () => ({ profile: value.profile })),
      );
      return seeOther('/staff/profile?news=saved');
    } catch (fault) {
      const {
        errors,
        fault: said,
        status,
      } = refused(fault, await this.siteContext.site(), {
        prefix: pathOf('practitioners', slug),
        entity: ownWords,
      });
      return this.show(member, { typed, ...stillSeen(seen, status), errors, fault: said }, status);
    }
  }

  @Post('letters')
  async letters(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { letters } = parse(preferenceSchema, body);
    const { slug, id } = await this.own(member);
    const what = { action: 'practitioner.letters-chosen', subject: id } as const;
    await this.edits.change(member, what, (file) => withFields(file, ['practitioners', slug], () => ({ letters })));
    return seeOther('/staff/profile?news=saved');
  }

  @Post('photo')
  @AcceptsFiles({ megabytes: photoMegabytes })
  async photo(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const own = await this.own(member);
    try {
      await this.uploads.keep(member, own, body);
      return seeOther('/staff/profile?news=photo');
    } catch (fault) {
      const { errors, status } = refused(fault, await this.siteContext.site());
      return this.show(member, { photo: { ...photoOf(own), errors, alt: altIn(body) } }, status);
    }
  }

  @Post('photo/removal')
  async removePhoto(@Staff() member: StaffMember): Promise<Answer> {
    await this.photos.remove(member, (await this.own(member)).id);
    return seeOther('/staff/profile?news=no-photo');
  }

  /** @throws Refusal not-found: they treat nobody here any more */
  private async own({ practitionerId }: StaffMember): Promise<Practitioner> {
    const { practitioners } = await this.catalogue.current();
    const own = practitioners.find(({ id }) => id === practitionerId);
    if (!own) throw new Refusal('not-found');
    return own;
  }

  private async show(member: StaffMember, more: Partial<ProfileView>, status = 200): Promise<Answer> {
    const own = await this.own(member);
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const profile = profileIn(own.slug)(file);
    const view: ProfileView = {
      member,
      page: `/practitioners/${own.slug}`,
      typed: filled(ownWords, entryAt(file, 'practitioners', own.slug)),
      errors: {},
      photo: photoOf(own),
      ...more,
      seen: more.seen ?? fingerprint(profile),
    };
    return page(<ProfilePage site={site} view={view} />, { status });
  }
}

const profileIn = (slug: string) => (file: ClinicFile) => entryAt(file, 'practitioners', slug).profile ?? '';

function photoOf({ name, photo }: Practitioner): ProfileView['photo'] {
  return { action: '/staff/profile/photo', name, photo, alt: photo?.alt ?? '', errors: {} };
}
