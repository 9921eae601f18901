import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { VisitRooms } from '../../../bookings/by-staff/visit-rooms.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { diaryAfter, type DiaryNews } from '../diary/diary-query.js';
import { staffActorOf } from '../staff-actor-of.js';
import { Reference } from './reference.decorator.js';

const chosen = z.object({ room: z.string().max(80), back: z.string().max(500).optional() });
const refused: Partial<Record<Refusal['code'], DiaryNews>> = {
  'slot-taken': 'room-taken',
  'slot-not-offered': 'room-unfit',
  'out-of-step': 'refused',
};

/** Another room for a visit, from its page or from the diary. */
@Controller('staff/visits/:reference/room')
@Allow('practitioner', 'reception', 'admin')
export class VisitRoomController {
  constructor(private readonly rooms: VisitRooms) {}

  @Post()
  async change(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { room, back } = parse(chosen, body);
    const after = (news: DiaryNews, was?: string) =>
      seeOther(back ? diaryAfter(back, news, reference, was) : `/staff/visits/${reference}?news=${news}`);
    try {
      return after('room', await this.rooms.change(staffActorOf(member), reference, room));
    } catch (fault) {
      const news = fault instanceof Refusal ? refused[fault.code] : undefined;
      if (!news) throw fault;
      return after(news);
    }
  }
}
