import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import type { CustomTemplate } from '../../../notifications/custom-template.js';
import { rulesOf, type TemplateKind, templateKinds } from '../../../notifications/message-template.js';
import { MessageTemplates, type Unfit } from '../../../notifications/message-templates.service.js';
import type { RenderedEmail } from '../../../notifications/email/content.js';
import { fillingOf, standardText, write } from '../../../notifications/email/render.js';
import { EmailRenderer } from '../../../notifications/email-renderer.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { catalogueLanguages, clinicLocale, localeFor } from '../../../i18n/language.js';
import type { Site } from '../../shared/site.js';
import { gapsView } from './gaps.view.js';
import { templateIn, type TemplateKey, type Typed } from './template-form.js';
import type { MessageTemplateView } from './message-template-page.js';
import type { MessageTemplatesView } from './message-templates-page.js';
import { sampleOf } from './sample.js';

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
    const stateOf = (kind: TemplateKind, language: string) => {
      if (unfit.some((one) => one.kind === kind && one.language === language)) return 'unfit';
      return file.letters?.some((one) => one.kind === kind && one.language === language) ? 'own' : 'standard';
    };
    return {
      member,
      news,
      unfit: unfit.length,
      groups: (['patient', 'practitioner', 'staff'] as const).map((to) => ({
        title: site.t(`templates.to.${to}`),
        templates: templateKinds
          .filter((kind) => rulesOf(kind).to === to)
          .map((kind) => ({
            kind: site.t(`templates.kind.${kind}`),
            when: site.t(`templates.kind.${kind}.when`),
            texts: catalogueLanguages.map((language) => ({
              href: `/admin/message-templates/${kind}/${language}`,
              language: languageName(site, language),
              state: stateOf(kind, language),
            })),
          })),
      })),
      manyLanguages: catalogueLanguages.length > 1,
    };
  }

  /** As in force, or as typed. */
  async one(
    site: Site,
    member: StaffMember,
    key: TemplateKey,
    typed?: Typed,
    more: Partial<MessageTemplateView> = {},
  ): Promise<MessageTemplateView> {
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.unfit(key)]);
    const own = templateIn(file, key);
    const here = `/admin/message-templates/${key.kind}/${key.language}`;
    const filling = fillingOf(await this.sample(key), this.renderer.contextAt(this.clock.now()));
    return {
      member,
      here,
      kind: site.t(`templates.kind.${key.kind}`),
      when: site.t(`templates.kind.${key.kind}.when`),
      ...(catalogueLanguages.length > 1 && { language: languageName(site, key.language) }),
      typed: typed ?? { ...standardText(key.kind, key.language), ...own, ...unfit?.text },
      errors: typed ? {} : errorsOf(unfit),
      unfit: unfit !== undefined,
      isOwn: own !== undefined || unfit !== undefined,
      gaps: gapsView(site, key.kind, filling),
      carry: { seen: fingerprint(own), once: secretToken() },
      renew: typed !== undefined || unfit !== undefined,
      ...more,
    };
  }

  /** By the very writer of notifications. */
  async written(key: TemplateKey, own: CustomTemplate): Promise<RenderedEmail> {
    return write(await this.sample(key), this.renderer.contextAt(this.clock.now()), own);
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
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}

function errorsOf(unfit: Unfit | undefined): Readonly<Record<string, string>> {
  const said = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  return Object.fromEntries((unfit?.faults ?? []).toReversed().map(({ part, message }) => [part, said(message)]));
}
