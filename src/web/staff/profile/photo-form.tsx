import type { VNode } from 'preact';
import { Field, FieldError, type FieldErrors, Form, Submit } from '../../shared/form.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import { useSite } from '../../shared/use-site.js';

export interface PhotoFields {
  /** Where it is sent; `/removal` after it takes it away. */
  readonly action: string;
  readonly name: string;
  readonly photo: Photo | null;
  readonly alt: string;
  readonly errors: FieldErrors;
}

/** The photo as it is, and the form that brings another. */
export function PhotoForm({ fields }: { readonly fields: PhotoFields }): VNode {
  const { t } = useSite();
  const { photo, errors } = fields;
  const described = ['photo-hint', errors.photo && 'photo-error'].filter(Boolean).join(' ');
  return (
    <section aria-labelledby="photo-heading" class="photo-form">
      <h2 id="photo-heading">{t('photo.title')}</h2>
      {photo ? <Portrait photo={photo} size="large" name={fields.name} /> : <p class="soft">{t('photo.none')}</p>}
      <Form action={fields.action} files errors={errors} submit={t('photo.save')}>
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
          name="alt"
          label={t('photo.alt')}
          hint={t('photo.alt-hint')}
          optional
          value={fields.alt}
          input={{ maxLength: 200 }}
        />
      </Form>
      {photo && (
        <Form action={`${fields.action}/removal`}>
          <Submit look="quiet danger">{t('photo.remove')}</Submit>
        </Form>
      )}
    </section>
  );
}
