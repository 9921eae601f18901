import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { period } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { patientAddress } from '../patients/patient-address.js';
import { StaffLayout } from '../staff-layout.js';
import { type DiaryView } from './diary.view.js';
import { diaryAddress } from './diary-query.js';
import { flagsOf } from './flags.js';

interface SheetProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: DiaryView;
  readonly placeName: string;
  readonly madeAt: string;
}

/** The day on paper: everything is on the page, so that it reads as well without a connection. */
export function SheetPage({ site, member, view, placeName, madeAt }: SheetProps): VNode {
  const { t, locale, assets } = site;
  return (
    <StaffLayout
      title={t('diary.sheet')}
      member={member}
      here="/staff/diary/sheet"
      wide
      styles={[assets.deskStyle, assets.diaryStyle]}
    >
      <div class="sheet">
        <h1>{t('diary.sheet-of', { place: placeName, day: view.heading })}</h1>
        <p class="soft">{t('diary.sheet-printed', { time: madeAt })}</p>
        {view.closures.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p class="actions">
          <button class="button small" type="button" data-print hidden>
            {t('diary.print')}
          </button>
          <a class="button quiet small" href={diaryAddress(view.look)}>
            {t('diary.back')}
          </a>
        </p>
        {view.columns.map((column) => (
          <section key={column.key}>
            <h2>{column.name}</h2>
            {column.placed.length === 0 ? (
              <p class="soft">{t('diary.nothing')}</p>
            ) : (
              <div class="scrolls" role="region" aria-label={column.name} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      {(['time', 'patient', 'treatment', 'room', 'phone', 'status'] as const).map((name) => (
                        <th key={name} scope="col">
                          {t(`diary.column.${name}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {column.placed.map(({ visit }) => (
                      <tr key={visit.reference}>
                        <td class="whole">
                          <time>{period(view.zone, visit.start, visit.end, locale)}</time>
                        </td>
                        <th scope="row">
                          {visit.patientId ? (
                            <a href={patientAddress(visit.patientId)}>{visit.patient}</a>
                          ) : (
                            (visit.patient ?? t('diary.held'))
                          )}
                        </th>
                        <td>{view.name(visit)}</td>
                        <td>{view.room(visit)}</td>
                        <td class="whole">{visit.phone ?? ''}</td>
                        <td>
                          {t(`status.${visit.status}`)}
                          {flagsOf(visit, view.outside).map((flag) => (
                            <span key={flag}>
                              {' · '}
                              <b class="flag">{flag === 'noted' ? visit.deskNote : t(`diary.${flag}`)}</b>
                            </span>
                          ))}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        ))}
      </div>
    </StaffLayout>
  );
}
