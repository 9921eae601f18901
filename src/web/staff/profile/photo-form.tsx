import type { VNode } from 'preact';
import { Field, type FieldErrors, Form, Submit } from '../../shared/form.js';
import { FileField } from '../../shared/file-field.js';
import { PlacePhoto } from '../../shared/place-photo.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import { useSite } from '../../shared/use-site.js';

export interface PhotoFields {
  /** Where it is sent; `/removal` after it takes it away. */
  readonly action: string;
  readonly name: string;
  /** Of a place, not of a person. */
  readonly isPlace?: boolean;
  readonly photo: Photo | null;
  readonly alt: string;
  readonly errors: FieldErrors;
}

/** The photo as it is, and the form that brings another. */
export function PhotoForm({ fields }: { readonly fields: PhotoFields }): VNode {
  const { t } = useSite();
  const { photo, errors, isPlace } = fields;
  return (
    <div class="photo-form">
      {!photo && <p class="soft">{t('photo.none')}</p>}
      {photo && (isPlace ? <PlacePhoto photo={photo} /> : <Portrait photo={photo} size="large" name={fields.name} />)}
      <Form action={fields.action} files errors={errors} submit={t('photo.save')}>
        <FileField
          name="photo"
          label={t('photo.file')}
          hint={t(isPlace ? 'photo.place-hint' : 'photo.hint')}
          accept="image/jpeg,image/png,image/webp,image/avif"
        />
        <Field
          name="alt"
          label={t('photo.alt')}
          hint={t(isPlace ? 'photo.place-alt-hint' : 'photo.alt-hint')}
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
    </div>
  );
}
