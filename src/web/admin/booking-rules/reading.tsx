import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import type { Reading as View } from './booking-rules.view.js';

/** How patients read the terms; renewed while they are typed. */
export function Reading({ reading }: { readonly reading: View | null }): VNode {
  const { t } = useSite();
  return (
    <section class="reading" aria-labelledby="reading" data-live-answer>
      <h2 id="reading">{t('terms.how')}</h2>
      {reading ? (
        <>
          <Sentences of={reading.window} />
          <h3>{t('terms.how.before')}</h3>
          <Sentences of={reading.before} />
          {reading.example && (
            <>
              <h3>{reading.example.title}</h3>
              <Sentences of={reading.example.sentences} />
            </>
          )}
        </>
      ) : (
        <p class="soft">{t('terms.how.wrong')}</p>
      )}
    </section>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }): VNode {
  return (
    <div class="quoted">
      {of.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
