import type { VNode } from 'preact';
import { day, night } from '../../../notifications/email/colours.js';
import type { RenderedEmail } from '../../../notifications/email/content.js';
import type { Site } from '../../shared/site.js';

interface PreviewProps {
  readonly site: Site;
  readonly written: RenderedEmail;
  /** What is shown in the standard text instead, and why. */
  readonly faults: readonly string[];
}

/**
 * A document of its own, in a frame: a notification brings its style with it, which our pages do not allow. Nothing in it runs,
 * and its links lead nowhere.
 */
export function PreviewDocument({ site: { t, locale }, written, faults }: PreviewProps): VNode {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{t('templates.preview.frame')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        {faults.length > 0 && (
          <div class="faults">
            <p>{t('templates.preview.wrong')}</p>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        )}
        <p>{t('templates.preview.subject', { subject: written.subject })}</p>
        <iframe title={t('templates.preview.html')} srcdoc={inert(written.html)} sandbox="" />
        <h2>{t('templates.preview.text')}</h2>
        <pre tabIndex={0}>{written.text}</pre>
      </body>
    </html>
  );
}

const inert = (html: string) => html.replace('<head>', '<head><base target="_blank">');

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: ${day.ink}; background: ${day.paper}; }
  p { margin: 0 0 1rem; font-weight: 600; overflow-wrap: anywhere; }
  h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
  iframe, pre { box-sizing: border-box; width: 100%; border: 1px solid ${day.line}; border-radius: 6px; }
  iframe { display: block; height: 56rem; }
  pre { margin: 0; padding: 1rem; font: 0.9375rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  .faults { margin: 0 0 1rem; padding: 0.75rem 1rem; border-left: 3px solid #9f2d17; background: #fbece6; color: #23201b; }
  .faults p { margin: 0 0 0.25rem; }
  ul { margin: 0; padding-left: 1.25rem; }
  @media (prefers-color-scheme: dark) {
    body { color: ${night.ink}; background: ${night.paper}; }
    iframe, pre { border-color: ${night.line}; }
    .faults { border-left-color: #ffa28c; background: #3a1f18; color: #f0eae0; }
  }`;
