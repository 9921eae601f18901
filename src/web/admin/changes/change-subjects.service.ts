import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClosureRow } from '../../../locations/closure.table.js';
import { Closures } from '../../../locations/closures.service.js';
import type { Change } from '../../../changes/change.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../../staff/closure-in-words.js';
import type { ChangeDescription } from '../../staff/hours/decide-page.js';

interface Subject {
  readonly name: string;
  readonly place: string;
  readonly timeZone: string;
  /** The page it is changed on. */
  readonly page: string;
}

/** What the pages say of a change of the house: the thing by its name, wherever it stands by now. */
@Injectable()
export class ChangeSubjects {
  constructor(
    private readonly db: DataSource,
    private readonly closures: Closures,
  ) {}

  async told(
    site: Site,
    change: Change,
  ): Promise<{ readonly told: (count?: number) => ChangeDescription; readonly timeZone: string }> {
    const { t } = site;
    const subject = await this.subject(change);
    const { name, place, page, timeZone } = subject;
    const common = {
      action: `/admin/changes/${change.id}`,
      back: page,
      backText: t('config-change.back'),
      here: '/admin',
    };
    const { edit } = change;
    const say = (count = 0): Pick<ChangeDescription, 'what' | 'heading' | 'keep' | 'done' | 'next'> => {
      if (edit.kind === 'closure') {
        return {
          what: t('config-change.closure', { place, when: closureInWords(site, edit.closure) }),
          heading: t('config-change.closure-heading', { count, place }),
          keep: t('config-change.closure-keep'),
          done: t('config-change.closure-done'),
        };
      }
      if (edit.kind === 'closure-gone') {
        return {
          what: t('config-change.closure-gone', { place, when: gone ? closureInWords(site, gone) : '' }),
          heading: t('config-change.closure-gone-heading', { place }),
          keep: '',
          done: t('config-change.closure-gone-done'),
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
          next: { href: '/admin/staff', text: t('config-change.practitioner-gone-next') },
        }),
      };
    };
    const gone = edit.kind === 'closure-gone' ? await this.closure(change, edit.id) : undefined;
    return { told: (count) => ({ ...common, ...say(count) }), timeZone };
  }

  /** As it was before the change, or as it stands. */
  private async closure({ before, subjectId }: Change, id: string): Promise<ClosureRow | undefined> {
    const known = (before ?? (await this.closures.of(subjectId!))) as readonly ClosureRow[];
    return known.find((one) => one.id === id);
  }

  private async subject({ subjectId }: Change): Promise<Subject> {
    const [found] = await this.db.query<Subject[]>(subject, [subjectId]);
    if (!found) throw new Refusal('not-found');
    return found;
  }
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
