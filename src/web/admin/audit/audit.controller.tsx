import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { AuditTrail, auditPageSize } from '../../../accounts/audit-trail.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { instantIn } from '../../staff/in-words.js';
import { AuditPage } from './audit-page.js';

const querySchema = z.object({
  before: z.coerce.number().int().positive().optional(),
  action: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional(),
  subject: z.uuid().optional(),
  actor: z
    .string()
    .regex(/^[\w/-]{1,60}$/)
    .optional(),
});

/** The audit trail, for reading. Nothing here writes. */
@Controller('admin/audit')
@Allow('admin')
export class AuditController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  async read(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const asked = parse(querySchema, query);
    const site = await this.siteContext.site();
    const rows = await this.trail.read(asked);
    const shown = rows.slice(0, auditPageSize);
    const { before: _, ...narrowed } = asked;
    const view = {
      member,
      narrowed: Object.values(narrowed).some(Boolean),
      rows: shown.map(({ id, at, actor, name, action, subject, detail, sealed }) => ({
        id,
        at: instantIn(site.locale, at),
        instant: at.toISOString(),
        who: name ?? actor,
        whoHref: address({ actor }),
        action,
        actionHref: address({ action }),
        ...(subject ? { subject: subject.slice(-8), subjectHref: address({ subject }) } : {}),
        detail: inOneLine(detail),
        sealed,
      })),
      ...(rows.length > auditPageSize ? { older: address({ ...narrowed, before: shown.at(-1)!.id }) } : {}),
    };
    return page(<AuditPage site={site} view={view} />);
  }
}

/** `roles: reception, practitioner; by: password` */
function inOneLine(detail: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown) =>
    Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${said(value)}`)
    .join('; ');
}

function address(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/admin/audit?${new URLSearchParams(given).toString()}`;
}
