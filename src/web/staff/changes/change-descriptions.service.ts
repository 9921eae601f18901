import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { workplacesOf } from '../../../availability/workplaces.js';
import type { Change } from '../../../changes/change.js';
import type { ConfigurationEdit } from '../../../changes/configuration-edit.js';
import { isHoursEdit } from '../../../changes/edit.js';
import type { HoursEdit } from '../../../changes/hours-edit.js';
import { rowOf } from '../../../configuration/entries.js';
import { closurePeriod } from '../../../locations/closure.entity.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../closure-in-words.js';
import { hoursChangeInWords } from './change-in-words.js';
import type { ChangeDescription } from './decide-page.js';

export interface Described {
  /** By how many visits it displaces. */
  readonly told: (count?: number) => ChangeDescription;
  /** On whose clock it says until when it can be undone. */
  readonly timeZone: string;
}

interface Subject {
  readonly name: string;
  readonly place: string;
  readonly timeZone: string;
  /** The page it is changed on. */
  readonly page: string;
}

type Said = Pick<ChangeDescription, 'what' | 'heading' | 'keep' | 'done' | 'next'>;

/** The page of a change. */
export function addressOf({ id, edit }: Pick<Change, 'id' | 'edit'>): string {
  return isHoursEdit(edit) ? `/staff/hours/${edit.practitioner}/changes/${id}` : `/admin/changes/${id}`;
}

/** What the pages say of a change; what it is about has its name, whatever became of it. */
@Injectable()
export class ChangeDescriptions {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal not-found */
  async of(site: Site, change: Change): Promise<Described> {
    const { edit, subjectId } = change;
    return isHoursEdit(edit)
      ? this.ofHours(site, change, edit, subjectId)
      : this.ofConfiguration(site, change, edit, subjectId);
  }

  private async ofHours(site: Site, change: Change, edit: HoursEdit, practitionerId: string): Promise<Described> {
    const { t } = site;
    const snapshot = await this.catalogue.current();
    const practitioner = snapshot.byId.practitioner.get(practitionerId);
    if (!practitioner) throw new Refusal('not-found');
    const timeZone = workplacesOf(snapshot, practitionerId)[0]?.timeZone ?? 'UTC';
    const what = hoursChangeInWords(site, practitioner.name, edit, timeZone);
    const told = (count = 0) => ({
      what,
      action: addressOf(change),
      back: `/staff/hours/${practitioner.slug}`,
      backText: t('hours.back'),
      here: '/staff/hours',
      heading: t('hours.decide.heading', { count }),
      keep: t('hours.decide.keep'),
      done: t('hours.saved.heading'),
    });
    return { told, timeZone };
  }

  private async ofConfiguration(site: Site, change: Change, edit: ConfigurationEdit, id: string): Promise<Described> {
    const [found] = await this.db.query<Subject[]>(subject, [id]);
    if (!found) throw new Refusal('not-found');
    const common = {
      action: addressOf(change),
      back: edit.kind === 'closures' ? '/admin/locations' : found.page,
      backText: site.t('config-change.back'),
      here: found.page,
    };
    const about = edit.kind === 'closures' ? { ...found, place: await this.places(site, edit.locations) } : found;
    return { told: (count = 0) => ({ ...common, ...said(site, edit, about, count) }), timeZone: found.timeZone };
  }

  /** "Bellport and Islip" */
  private async places({ locale }: Site, slugs: readonly string[]): Promise<string> {
    const { byId } = await this.catalogue.current();
    const names = [...byId.location.values()].filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name);
    return new Intl.ListFormat(locale).format(names);
  }
}

function said(site: Site, edit: ConfigurationEdit, { name, place }: Subject, count: number): Said {
  const { t } = site;
  if (edit.kind === 'closure' || edit.kind === 'closures' || edit.kind === 'closure-gone') {
    const kind = edit.kind === 'closures' ? 'closure' : edit.kind;
    const when = closureInWords(site, rowOf(closurePeriod, edit.closure));
    return {
      what: t(`config-change.${kind}`, { place, when }),
      heading: t(`config-change.${kind}-heading`, { count, place }),
      keep: kind === 'closure' ? t('config-change.closure-keep') : '',
      done: t(`config-change.${kind}-done`),
    };
  }
  const leaves = edit.kind === 'practitioner-gone' || edit.kind === 'location-gone';
  const kind = leaves ? edit.kind : 'thing-gone';
  return {
    what: t(`config-change.${kind}`, { name, place }),
    heading: t(`config-change.${kind}-heading`, { count, name }),
    keep: t(`config-change.${kind}-keep`, { name }),
    done: t(`config-change.${kind}-done`, { name }),
    ...(kind === 'practitioner-gone' && {
      next: { href: '/admin/users', text: t('config-change.practitioner-gone-next') },
    }),
  };
}

const subject = `
  select name, name as place, time_zone as "timeZone", case when active then '/admin/locations/' || slug else '/admin/locations' end as page
    from locations where id = $1
  union all
  select name, '', coalesce((select l.time_zone from offers o join locations l on l.id = o.location_id
      where o.practitioner_id = p.id order by l.position limit 1), 'UTC'),
    case when active then '/admin/practitioners/' || slug else '/admin/practitioners' end
    from practitioners p where id = $1
  union all
  select thing.name, l.name, l.time_zone, '/admin/locations/' || l.slug
    from (select id, location_id, name from rooms union all select id, location_id, replace(slug, '-', ' ') from equipment) thing
    join locations l on l.id = thing.location_id where thing.id = $1`;
