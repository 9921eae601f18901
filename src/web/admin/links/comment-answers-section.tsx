import type { VNode } from 'preact';
import { Copied } from '../../shared/copied.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { CommentAnswer } from './comment-answers.js';

interface AnswersProps {
  readonly answers: readonly CommentAnswer[];
}

/** For questions below an article. The first is in the clinic's own language. */
export function CommentAnswersSection({ answers: [own, ...others] }: AnswersProps): VNode {
  const { t } = useSite();
  return (
    <Section id="answers" title={t('link.answers')}>
      <p>{t('link.answers-lead')}</p>
      {own && <Answer {...own} />}
      <details>
        <summary>{t('link.answers-others')}</summary>
        <div class="fields">
          {others.map((answer) => (
            <Answer key={answer.language} {...answer} />
          ))}
        </div>
      </details>
    </Section>
  );
}

function Answer({ language, name, text }: CommentAnswer): VNode {
  return <Copied id={`answer-${language}`} label={name} text={text} lang={language} />;
}
