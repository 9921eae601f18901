import type { VNode } from 'preact';
import { accentOf } from '../../../notifications/email/accent.js';
import { FileField } from '../../shared/file-field.js';
import { type FieldErrors, Form, Submit, useForm } from '../../shared/form.js';
import { Logo } from '../../shared/logo.js';
import type { LogoImage } from '../../shared/storefront.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';
import { Translations } from '../translations.js';

/** Color and words of the clinic's pages. */
export function BrandFields({ clinicLocale }: { readonly clinicLocale: string }): VNode {
  return (
    <>
      <div class="fields">
        <div>
          <EntityField name="brand.color" input={{ spellcheck: false }} />
          <ColorPreview />
        </div>
        <EntityField name="brand.welcome" />
      </div>
      <Translations within="brand" clinicLocale={clinicLocale} />
    </>
  );
}

export function PagesFields({ clinicLocale }: { readonly clinicLocale: string }): VNode {
  return (
    <>
      <div class="fields">
        <EntityField name="pages.privacy" />
        <EntityField name="pages.legal" />
      </div>
      <Translations within="pages" clinicLocale={clinicLocale} />
    </>
  );
}

/** A link and a button in both schemes, as patients will see them. */
function ColorPreview(): VNode | null {
  const { t } = useSite();
  const { one, errors } = useForm();
  const color = one('brand.color') ?? '';
  if (errors['brand.color'] || !/^#[\da-f]{6}$/i.test(color)) return null;
  const { day, night } = accentOf(color);
  const looks = [
    { ...day, paper: '#faf7f1', x: 0 },
    { ...night, paper: '#191714', x: 164 },
  ];
  return (
    <svg
      class="color-preview"
      viewBox="0 0 320 56"
      role="img"
      aria-label={t('clinic.brand.color-preview', { day: day.accent, night: night.accent })}
    >
      {looks.map(({ accent, on, paper, x }) => (
        <g key={x} transform={`translate(${x})`}>
          <rect width="156" height="56" rx="6" fill={paper} />
          <text x="14" y="33" fill={accent} text-decoration="underline">
            {t('clinic.brand.color-link')}
          </text>
          <rect x="68" y="11" width="76" height="34" rx="4" fill={accent} />
          <text x="106" y="33" fill={on} text-anchor="middle">
            {t('clinic.brand.color-button')}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface LogoFormProps {
  readonly logo: LogoImage | undefined;
  readonly name: string;
  readonly errors: FieldErrors;
}

/** The logo as it is, and the form that brings another. */
export function LogoForm({ logo, name, errors }: LogoFormProps): VNode {
  const { t } = useSite();
  return (
    <>
      <p class={logo ? undefined : 'soft'}>{logo ? <Logo logo={logo} name={name} /> : t('logo.none')}</p>
      <Form action="/admin/clinic/logo" files errors={errors} submit={t('logo.save')}>
        <FileField
          name="logo"
          label={t('logo.file')}
          hint={t('logo.hint')}
          accept=".svg,image/svg+xml,image/png,image/webp,image/jpeg"
        />
      </Form>
      {logo && (
        <Form action="/admin/clinic/logo/removal">
          <Submit look="quiet danger">{t('logo.remove')}</Submit>
        </Form>
      )}
    </>
  );
}
