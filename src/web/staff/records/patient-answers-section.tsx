import type { VNode } from 'preact';
import {
  type PatientAnswers,
  questionInWords,
  type AnswerValue as Answered,
  saysYes,
} from '../../../records/patient-answers.js';
import type { Say } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';

interface PatientAnswersSectionProps {
  readonly said: PatientAnswers;
}

/** What a patient said when they booked; what was answered with yes stands out. */
export function PatientAnswersSection({ said: { note, answers, consents } }: PatientAnswersSectionProps): VNode {
  const { t } = useSite();
  const agreed = Object.entries(consents).filter(([, value]) => saysYes(value));
  return (
    <dl class="facts-tight">
      {note && (
        <>
          <dt>{t('answers.note')}</dt>
          <dd class="as-typed">{note}</dd>
        </>
      )}
      {Object.entries(answers).map(([key, value]) => (
        <Answer key={key} t={t} question={questionInWords(key)} value={value} />
      ))}
      {agreed.length > 0 && (
        <>
          <dt>{t('answers.consents')}</dt>
          <dd>{agreed.map(([key]) => questionInWords(key)).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function Answer({ t, question, value }: { readonly t: Say; readonly question: string; readonly value: Answered }) {
  return (
    <>
      <dt>{question}</dt>
      <dd class={saysYes(value) ? 'flagged' : undefined}>{answerInWords(t, value)}</dd>
    </>
  );
}

function answerInWords(t: Say, value: Answered): string {
  if (typeof value === 'boolean') return t(value ? 'answers.yes' : 'answers.no');
  const said = [value ?? []].flat().join(', ');
  return said.trim() === '' ? t('answers.nothing') : said;
}
