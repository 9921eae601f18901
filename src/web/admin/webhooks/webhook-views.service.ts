import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { secretToken } from '../../../platform/ids.random.js';
import { shortTime } from '../../../time/wording.js';
import { type WebhookEndpoint, WebhookEndpoints } from '../../../webhooks/webhook-endpoints.service.js';
import { WebhookLog, type WebhookTry } from '../../../webhooks/webhook-log.service.js';
import type { WordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';
import type { WebhookView } from './webhook-page.js';
import type { WebhooksView } from './webhooks-page.js';

/** What the pages about webhooks show. Times are on the clock of the clinic's first location. */
@Injectable()
export class WebhookViews {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly log: WebhookLog,
    private readonly catalogue: Catalogue,
  ) {}

  async list(site: Site, member: StaffMember, news?: string): Promise<WebhooksView> {
    const [all, when] = await Promise.all([this.endpoints.list(), this.when(site)]);
    return {
      member,
      news,
      endpoints: all.map((one) => ({ id: one.id, name: one.name, facts: factsOf(site, one, when) })),
    };
  }

  /** @throws Refusal not-found */
  async one(
    site: Site,
    member: StaffMember,
    id: string,
    { before, ...more }: Partial<WebhookView> & { readonly before?: string } = {},
  ): Promise<WebhookView> {
    const [endpoint, { tries, more: older }, when] = await Promise.all([
      this.endpoints.one(id),
      this.log.page(id, before),
      this.when(site),
    ]);
    const { name, address, events, status, formerUntil } = endpoint;
    const last = tries.at(-1);
    return {
      member,
      id,
      name,
      facts: factsOf(site, endpoint, when),
      running: status === 'active',
      ...(formerUntil && { formerUntil: site.t('webhook.secret-former', { at: when(formerUntil) }) }),
      typed: { name, address, events },
      errors: {},
      tries: tries.map((one) => tryView(site, one, when)),
      ...(older && last && { older: `/admin/webhooks/${id}?before=${last.id}` }),
      isNewest: before === undefined,
      once: secretToken(),
      ...more,
    };
  }

  private async when({ locale, now }: Site): Promise<(at: Date) => string> {
    const { locations } = await this.catalogue.latest();
    const zone = locations[0]?.timeZone ?? 'Etc/UTC';
    return (at) => shortTime(zone, Math.floor(at.getTime() / 60_000), locale, now);
  }
}

function factsOf({ t }: Site, one: WebhookEndpoint, when: (at: Date) => string): string[] {
  const { status, failingSince, deliveredAt, waiting, dead, events, host } = one;
  const how =
    status !== 'active'
      ? t(`webhooks.status.${status}`)
      : failingSince
        ? t('webhooks.status.late', { at: when(failingSince) })
        : t(deliveredAt ? 'webhooks.status.active' : 'webhooks.status.new');
  return [
    host,
    t('webhooks.hears', { events: events.map((event) => t(`webhooks.event.${event}`)).join(', ') }),
    how,
    ...(waiting > 0 ? [t('webhooks.waiting', { count: waiting })] : []),
    ...(dead > 0 ? [t('webhooks.dead', { count: dead })] : []),
  ];
}

function tryView({ t }: Site, one: WebhookTry, when: (at: Date) => string) {
  const { at, type, reference, ...rest } = one;
  // Types come from the catalogue of events alone.
  return { ...rest, when: when(at), event: t(`webhooks.event.${type}` as WordKey), reference: reference ?? '–' };
}
