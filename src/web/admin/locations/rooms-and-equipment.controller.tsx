import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits, fingerprint } from '../../../changes/clinic-edits.service.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import {
  placeOf,
  roomDetails,
  type RoomEntry,
  withRoom,
  withRoomMoved,
  withUnits,
} from '../../../clinic-file/place-edits.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ChangePages } from '../../staff/changes/change-pages.service.js';
import { refused, type Refused, stillSeen } from '../../staff/refused.js';
import { LocationPages, spoken } from './location-pages.service.js';
import { RoomPage } from './room-page.js';
import { entryAddress } from '../resource/address.js';
import { Slug } from '../resource/slug.decorator.js';

const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });
const typedUnits = z.object({
  kind: z.string().trim().max(80).catch(''),
  newKind: z.string().trim().max(60).catch(''),
  count: z.string().trim().max(10).catch(''),
});
const order = z.object({ by: z.enum(['up', 'down']) });
const back = z.object({ kind: z.enum(['rooms', 'equipment']), id: z.uuid() });

/** Rooms and equipment of a location. */
@Controller('admin/locations/:location')
@Allow('admin')
export class RoomsAndEquipmentController {
  constructor(
    private readonly db: DataSource,
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly pages: LocationPages,
    private readonly changing: ChangePages,
  ) {}

  @Get('rooms/new')
  async newRoom(@Staff() member: StaffMember, @Slug('location') slug: string): Promise<Answer> {
    return this.roomForm(member, slug, undefined, filled(roomDetails, {}));
  }

  @Post('rooms')
  async addRoom(@Staff() member: StaffMember, @Slug('location') slug: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const gone = await this.retired.list('rooms', slug);
    let room = '';
    try {
      const { value, faults } = readForm(roomDetails, typed);
      await this.edits.change(member, { action: 'room.added', faults }, (file) => {
        room = slugOf(value.name, new Set([...placeOf(file, slug).rooms, ...gone].map((one) => one.slug)));
        return withRoom(file, slug, { ...value, slug: room });
      });
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=room`);
    } catch (fault) {
      const said = refused(fault, await this.siteContext.site(), {
        prefix: pathOf('locations', slug, 'rooms', room),
        entity: roomDetails,
      });
      return this.roomForm(member, slug, undefined, typed, said);
    }
  }

  @Get('rooms/:room')
  async room(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Slug('room') room: string,
  ): Promise<Answer> {
    const known = roomOf((await this.edits.current()).file, slug, room);
    return this.roomForm(member, slug, room, filled(roomDetails, known));
  }

  @Post('rooms/:room')
  async changeRoom(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Slug('room') room: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const typed = typedIn(body);
    const { seen } = parse(carried, body);
    const part = (file: ClinicFile) => roomOf(file, slug, room);
    part((await this.edits.current()).file);
    try {
      const { value, faults } = readForm(roomDetails, typed);
      const what = { action: 'room.changed', subject: await this.idOf('rooms', slug, room), part, seen, faults };
      await this.edits.change(member, what, (file) => withRoom(file, slug, { ...value, slug: room }));
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=room`);
    } catch (fault) {
      const said = refused(fault, await this.siteContext.site(), {
        prefix: pathOf('locations', slug, 'rooms', room),
        entity: roomDetails,
      });
      return this.roomForm(member, slug, room, typed, said, stillSeen(seen, said.status).seen);
    }
  }

  @Post('rooms/:room/order')
  async orderRoom(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Slug('room') room: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const by = parse(order, body).by === 'up' ? -1 : 1;
    await this.edits.change(member, { action: 'rooms.ordered' }, (file) => withRoomMoved(file, slug, room, by));
    return seeOther(`${entryAddress('/admin/locations', slug)}#rooms`);
  }

  @Post('rooms/:room/retirement')
  async retireRoom(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Slug('room') room: string,
  ): Promise<Answer> {
    const edit = { kind: 'room-gone', location: slug, slug: room } as const;
    return this.changing.beginConfiguration(member, await this.idOf('rooms', slug, room), edit);
  }

  @Post('equipment')
  async addUnits(@Staff() member: StaffMember, @Slug('location') slug: string, @Body() body: unknown): Promise<Answer> {
    const typed = parse(typedUnits, body);
    const gone = await this.retired.list('equipment', slug);
    try {
      const kind = typed.newKind ? slugOf(typed.newKind) : typed.kind;
      const count = Number(typed.count);
      const faults = [
        ...(kind ? [] : [{ path: 'newKind', message: 'fault.missing' }]),
        ...(Number.isInteger(count) && count > 0 && count <= 20 ? [] : [{ path: 'count', message: 'fault.count' }]),
      ];
      if (faults.length) throw new BadInput(faults);
      const taken = new Set(gone.map((unit) => unit.slug));
      await this.edits.change(member, { action: 'equipment.added' }, (file) =>
        withUnits(file, slug, kind, count, taken),
      );
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=units`);
    } catch (fault) {
      const { errors, fault: said, status } = refused(fault, await this.siteContext.site());
      return this.pages.show(member, slug, { adding: { ...typed, errors }, fault: said }, status);
    }
  }

  @Post('equipment/:unit/retirement')
  async retireUnit(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Param('unit') unit: string,
  ): Promise<Answer> {
    const edit = { kind: 'unit-gone', location: slug, slug: unit } as const;
    return this.changing.beginConfiguration(member, await this.idOf('equipment', slug, unit), edit);
  }

  @Post('return')
  async bringBack(
    @Staff() member: StaffMember,
    @Slug('location') slug: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { kind, id } = parse(back, body);
    try {
      await this.retired.bringBack(member, kind, id);
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=returned`);
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.siteContext.site());
      return this.pages.show(member, slug, { fault: said }, status);
    }
  }

  /** @throws Refusal not-found */
  private async idOf(table: 'rooms' | 'equipment', place: string, slug: string): Promise<string> {
    const [found] = await this.db.query<{ id: string }[]>(
      `select t.id from ${table} t join locations l on l.id = t.location_id
       where l.slug = $1 and t.slug = $2 and t.active and l.active`,
      [place, slug],
    );
    if (!found) throw new Refusal('not-found');
    return found.id;
  }

  private async roomForm(
    member: StaffMember,
    slug: string,
    room: string | undefined,
    typed: Typed,
    { errors, fault, status }: Refused = { errors: {}, status: 200 },
    seen?: string,
  ): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const place = placeOf(file, slug);
    const back = entryAddress('/admin/locations', slug);
    const known = room === undefined ? undefined : roomOf(file, slug, room);
    const view = {
      member,
      place: place.name,
      back,
      action: known ? entryAddress(`${back}/rooms`, known.slug) : `${back}/rooms`,
      title: known ? known.name : site.t('room.new'),
      typed,
      features: featuresIn(file).map((feature) => ({ value: feature, label: spoken(feature) })),
      seen: seen ?? (known && fingerprint(known)),
      errors,
      fault,
    };
    return page(<RoomPage site={site} view={view} />, { personal: true, status });
  }
}

/** @throws Refusal not-found */
function roomOf(file: ClinicFile, place: string, slug: string): RoomEntry {
  const room = placeOf(file, place).rooms.find((one) => one.slug === slug);
  if (!room) throw new Refusal('not-found');
  return room;
}

/** Whatever a room has or a treatment asks for. */
function featuresIn({ locations, treatments }: ClinicFile): readonly string[] {
  const features = new Set([
    ...locations.flatMap(({ rooms }) => rooms.flatMap((room) => room.features)),
    ...treatments.flatMap(({ room }) => room),
  ]);
  return [...features].sort();
}
