import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { secretToken } from '../../../platform/ids.random.js';
import { isWebPort } from '../../../platform/outside-url.js';
import { shortTime } from '../../../time/wording.js';
import { type WebhookEndpoint, WebhookEndpoints } from '../../../webhooks/webhook-endpoints.service.js';
import { WebhookLog, type WebhookTry } from '../../../webhooks/webhook-log.service.js';
import type { WordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';
import type { SortableEntry } from '../sortable-list.js';

/** What the pages about webhooks show. Times are on the clock of the clinic's first location. */
@Injectable()
export class WebhookViews {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly log: WebhookLog,
    private readonly catalogue: Catalogue,
  ) {}

  async entries(site: Site): Promise<readonly SortableEntry[]> {
    const [all, when] = await Promise.all([this.endpoints.list(), this.when(site)]);
    return all.map((one) => ({
      slug: one.id,
      name: one.name,
      href: `/admin/webhooks/${one.id}`,
      facts: factsOf(site, one, when),
    }));
  }

  /** `before`: where the page of the log before ended. */
  async one(site: Site, endpoint: WebhookEndpoint, before?: string) {
    const { id, name, status, formerUntil } = endpoint;
    const [{ tries, more: older }, when] = await Promise.all([this.log.page(id, before), this.when(site)]);
    const last = tries.at(-1);
    return {
      name,
      facts: factsOf(site, endpoint, when),
      running: status === 'active',
      ...(formerUntil && { formerUntil: site.t('webhook.secret-former', { at: when(formerUntil) }) }),
      tries: tries.map((one) => tryView(site, one, when)),
      ...(older && last && { older: `/admin/webhooks/${id}?before=${last.id}` }),
      isNewest: before === undefined,
      once: secretToken(),
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
      : !isWebPort(host)
        ? t('webhooks.status.other-port')
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
