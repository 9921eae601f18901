import type { VNode } from 'preact';
import type { FailedLetter } from '../../../health/failed-letters.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { instantIn } from '../in-words.js';
import { whyUndelivered } from './why-undelivered.js';

interface LetterRowsProps {
  readonly site: Site;
  readonly letters: readonly FailedLetter[];
  /** The page to come back to. */
  readonly at: '/staff/letters' | '/admin/health';
}

/** Letters that will not arrive: to whom, about which visit, why not, and the two ways out. */
export function LetterRows({ site, letters, at }: LetterRowsProps): VNode {
  if (letters.length === 0) return <p>{site.t('undelivered.none')}</p>;
  return (
    <ul class="rows failed-letters">
      {letters.map((letter) => (
        <li key={letter.id}>
          <About site={site} letter={letter} />
          <span class="actions">
            {!letter.overtaken && <Act site={site} letter={letter} at={at} what="again" />}
            <Act site={site} letter={letter} at={at} what="phoned" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function About({ site: { t, locale }, letter }: { readonly site: Site; readonly letter: FailedLetter }): VNode {
  const { kind, to, visit, failedAt, stillTried, fault, overtaken } = letter;
  return (
    <span>
      <strong>{t(`undelivered.kind.${kind}`)}</strong>
      {visit && (
        <>
          {', '}
          <a href={`/staff/visits/${visit.reference}`}>
            {shortTime(visit.timeZone, minuteOfInstant(visit.startsAt), locale)}
          </a>
          {visit.over && ` ${t('undelivered.over')}`}
          <span class="whom">
            {visit.patient}
            {visit.phone && (
              <>
                {': '}
                <a href={`tel:${visit.phone.replaceAll(/[^+\d]/g, '')}`}>{visit.phone}</a>
              </>
            )}
          </span>
        </>
      )}
      <span class="soft">
        {t(stillTried ? 'undelivered.put-off' : 'undelivered.to', {
          to,
          at: visit ? shortTime(visit.timeZone, minuteOfInstant(failedAt), locale) : instantIn(locale, failedAt),
        })}
        {fault && ` ${whyUndelivered(t, fault, stillTried)}`}
      </span>
      {overtaken && <span class="soft">{t('undelivered.overtaken')}</span>}
    </span>
  );
}

interface ActProps {
  readonly site: Site;
  readonly letter: FailedLetter;
  readonly at: LetterRowsProps['at'];
  readonly what: 'again' | 'phoned';
}

function Act({ site: { t }, letter: { id, to }, at, what }: ActProps): VNode {
  return (
    <form method="post" action={`/staff/letters/${id}/${what}`}>
      <input type="hidden" name="at" value={at} />
      <button class="button quiet small" type="submit" aria-label={t(`undelivered.${what}-name`, { to })}>
        {t(`undelivered.${what}`)}
      </button>
    </form>
  );
}
