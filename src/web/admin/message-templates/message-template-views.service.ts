import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { CustomTemplate } from '../../../notifications/custom-template.js';
import { rulesOf, type TemplateKind, templateKinds } from '../../../notifications/message-template.js';
import { MessageTemplates, type Unfit } from '../../../notifications/message-templates.service.js';
import type { RenderedEmail } from '../../../notifications/email/content.js';
import { fillingOf, write } from '../../../notifications/email/render.js';
import { EmailRenderer } from '../../../notifications/email-renderer.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { catalogueLanguages, clinicLocale, localeFor } from '../../../i18n/language.js';
import { sentence } from '../../../i18n/sentence.js';
import type { Site } from '../../shared/site.js';
import { type At, formOf, type Shown } from '../resource/resource.js';
import { gapsView } from './gaps.view.js';
import { filledWith, templateIn, type TemplateKey, templateKey, templates } from './templates.js';
import type { MessageTemplatesView } from './message-templates-page.js';
import { textStates } from './text-states.js';
import { sampleOf } from './sample.js';
import { displayName } from '../../../time/intl.js';

/** What the pages about notifications show. */
@Injectable()
export class MessageTemplateViews {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly texts: MessageTemplates,
    private readonly catalogue: Catalogue,
    private readonly renderer: EmailRenderer,
    private readonly clock: Clock,
  ) {}

  async list(site: Site, member: StaffMember, news?: string): Promise<MessageTemplatesView> {
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.texts.unfit()]);
    const languagesIn = (texts: readonly { kind: string; language: string }[], kind: TemplateKind) =>
      texts.filter((one) => one.kind === kind).map(({ language }) => language);
    const states = new Map(
      templateKinds.map((kind) => [
        kind,
        textStates(catalogueLanguages, languagesIn(file.letters ?? [], kind), languagesIn(unfit, kind)),
      ]),
    );
    return {
      member,
      news,
      unfit: unfit.length,
      withGaps: [...states.values()].filter((texts) => texts.includes('gap')).length,
      languages: catalogueLanguages.map((language) => languageName(site, language)),
      groups: (['patient', 'practitioner', 'staff'] as const).map((to) => ({
        tab: `tab-${to}` as const,
        title: site.t(`templates.to.${to}`),
        templates: templateKinds
          .filter((kind) => rulesOf(kind).to === to)
          .map((kind) => ({
            kind: site.t(`templates.kind.${kind}`),
            when: site.t(`templates.kind.${kind}.when`),
            texts: catalogueLanguages.map((language, at) => ({
              href: `/admin/message-templates/${kind}/${language}`,
              language: languageName(site, language),
              state: states.get(kind)![at]!,
            })),
          })),
      })),
    };
  }

  /** As in force, or as typed. @throws Refusal not-found */
  async one(site: Site, at: At, shown: Shown) {
    const key = templateKey(at);
    const [{ file }, unfit, sample] = await Promise.all([this.edits.current(), this.unfit(key), this.sample(key)]);
    const asStored = unfit && !shown.typed && { typed: filledWith(key, unfit.text), errors: errorsOf(unfit) };
    const form = formOf(templates.address(at), templates.filled(file, at), { ...shown, ...asStored });
    return {
      form: { ...form, carry: { ...form.carry, once: secretToken() } },
      errors: form.errors,
      kind: site.t(`templates.kind.${key.kind}`),
      when: site.t(`templates.kind.${key.kind}.when`),
      ...(catalogueLanguages.length > 1 && { language: languageName(site, key.language) }),
      unfit: unfit !== undefined,
      isOwn: templateIn(file, key) !== undefined || unfit !== undefined,
      gaps: gapsView(site, key.kind, fillingOf(sample, this.renderer.contextAt(this.clock.now()))),
      renew: shown.typed !== undefined || unfit !== undefined,
    };
  }

  /** By the very writer of notifications. */
  async written(key: TemplateKey, own: CustomTemplate): Promise<RenderedEmail> {
    const { clinic } = await this.catalogue.current();
    return write(await this.sample(key), this.renderer.contextAt(this.clock.now(), clinic.brand.color), own);
  }

  async sample({ kind, language }: TemplateKey, reader?: string) {
    const snapshot = await this.catalogue.current();
    return sampleOf(kind, localeFor(language, clinicLocale(snapshot.clinic)), snapshot, this.clock.now(), reader);
  }

  async unfit({ kind, language }: TemplateKey): Promise<Unfit | undefined> {
    return (await this.texts.unfit()).find((one) => one.kind === kind && one.language === language);
  }
}

function languageName({ locale }: Site, language: string): string {
  return displayName(language, locale, { type: 'language' });
}

function errorsOf({ faults }: Unfit): Readonly<Record<string, string>> {
  return Object.fromEntries(faults.toReversed().map(({ part, message }) => [part, sentence(message)]));
}
