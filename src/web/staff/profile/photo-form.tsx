import type { VNode } from 'preact';
import { Field, FieldError, type FieldErrors } from '../../shared/form.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';

export interface PhotoFields {
  /** Where it is sent; `/removal` after it takes it away. */
  readonly action: string;
  readonly name: string;
  readonly photo: Photo | null;
  readonly alt: string;
  readonly errors: FieldErrors;
}

/** The photo as it is, and the form that brings another. */
export function PhotoForm({ site, fields }: { readonly site: Site; readonly fields: PhotoFields }): VNode {
  const { t } = site;
  const { photo, errors } = fields;
  const described = ['photo-hint', errors.photo && 'photo-error'].filter(Boolean).join(' ');
  return (
    <section aria-labelledby="photo-heading" class="photo-form">
      <h2 id="photo-heading">{t('photo.title')}</h2>
      {photo ? <Portrait photo={photo} size="large" name={fields.name} /> : <p class="soft">{t('photo.none')}</p>}
      <form action={fields.action} method="post" encType="multipart/form-data">
        <div class={errors.photo ? 'field wrong' : 'field'}>
          <label for="photo">{t('photo.file')}</label>
          <p class="hint" id="photo-hint">
            {t('photo.hint')}
          </p>
          {errors.photo && <FieldError name="photo" message={errors.photo} />}
          <input
            id="photo"
            name="photo"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            aria-describedby={described}
          />
        </div>
        <Field
          site={site}
          name="alt"
          label={t('photo.alt')}
          hint={t('photo.alt-hint')}
          optional
          value={fields.alt}
          error={errors.alt}
          input={{ maxLength: 200 }}
        />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('photo.save')}
          </button>
        </p>
      </form>
      {photo && (
        <form action={`${fields.action}/removal`} method="post">
          <button class="button quiet danger" type="submit" data-once>
            {t('photo.remove')}
          </button>
        </form>
      )}
    </section>
  );
}
