import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';

const sample = `POST /your/address
webhook-id: msg_019a5c2e-6b1f-7c3d-8f00-5d2c9be31a77
webhook-timestamp: 1796137200
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

{
  "type": "booking.moved",
  "timestamp": "2026-12-01T15:00:00.000Z",
  "data": {
    "reference": "7KQ2MX4P",
    "status": "confirmed",
    "sequence": 1,
    "start": "2026-12-03T10:00:00-05:00",
    "end": "2026-12-03T10:55:00-05:00",
    "timeZone": "America/New_York",
    "practitioner": "mei-tanaka",
    "location": "harbour",
    "course": { "id": "019a5c1f-03d2-7b11-9a40-7e0c5d1f88b2", "position": 3, "planned": 6, "done": 2 },
    "previous": { "start": "2026-12-02T10:00:00-05:00", … }
  }
}`;

const check = `import { Webhook } from 'standardwebhooks';

// The secret begins with whsec_.
const webhook = new Webhook(secret);

// Throws unless the message is ours.
const message = webhook.verify(body, headers);`;

/** What whoever writes the program at the other end must know: short, with something to copy. */
export function ForPrograms(): VNode {
  const { t } = useSite();
  return (
    <Section id="programs" title={t('webhooks.how')}>
      <p>{t('webhooks.how.standard')}</p>
      <p>{t('webhooks.how.check')}</p>
      <Code text={check} />
      <p>{t('webhooks.how.sample')}</p>
      <Code text={sample} />
      <ul class="plain">
        {(['events', 'waitlist', 'answer', 'twice'] as const).map((what) => (
          <li key={what}>{t(`webhooks.how.${what}`)}</li>
        ))}
      </ul>
    </Section>
  );
}

function Code({ text }: { readonly text: string }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <pre class="code" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
