import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits, fingerprint } from '../../../changes/clinic-edits.service.js';
import { type OwnText, rulesOf, type TextKind, textKinds } from '../../../notifications/letter-text.js';
import { LetterTexts, type Unfit } from '../../../notifications/letter-texts.service.js';
import { standardText } from '../../../notifications/email/compose.js';
import type { Written } from '../../../notifications/email/content.js';
import { fillingOf, write } from '../../../notifications/email/write.js';
import { WritingDesk } from '../../../notifications/writing-desk.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.js';
import { catalogueLanguages, localeFor } from '../../../i18n/language.js';
import type { Site } from '../../shared/site.js';
import { gapsView } from './gaps.view.js';
import { letterIn, type LetterKey, type Typed } from './letter-form.js';
import type { LetterView } from './letter-page.js';
import type { LettersView } from './letters-page.js';
import { sampleOf } from './sample.js';

/** What the pages about letters show. */
@Injectable()
export class LettersDesk {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly texts: LetterTexts,
    private readonly catalogue: Catalogue,
    private readonly writing: WritingDesk,
    private readonly clock: Clock,
  ) {}

  async list(site: Site, member: StaffMember, news?: string): Promise<LettersView> {
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.texts.unfit()]);
    const stateOf = (kind: TextKind, language: string) => {
      if (unfit.some((one) => one.kind === kind && one.language === language)) return 'unfit';
      return file.letters?.some((one) => one.kind === kind && one.language === language) ? 'own' : 'standard';
    };
    return {
      member,
      news,
      unfit: unfit.length,
      groups: (['patient', 'practitioner', 'staff'] as const).map((to) => ({
        title: site.t(`letters.to.${to}`),
        letters: textKinds
          .filter((kind) => rulesOf(kind).to === to)
          .map((kind) => ({
            kind: site.t(`letters.kind.${kind}`),
            when: site.t(`letters.kind.${kind}.when`),
            texts: catalogueLanguages.map((language) => ({
              href: `/admin/letters/${kind}/${language}`,
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
    key: LetterKey,
    typed?: Typed,
    more: Partial<LetterView> = {},
  ): Promise<LetterView> {
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.unfit(key)]);
    const own = letterIn(file, key);
    const here = `/admin/letters/${key.kind}/${key.language}`;
    const filling = fillingOf(await this.sample(key), this.writing.at(this.clock.now()));
    return {
      member,
      here,
      kind: site.t(`letters.kind.${key.kind}`),
      when: site.t(`letters.kind.${key.kind}.when`),
      ...(catalogueLanguages.length > 1 && { language: languageName(site, key.language) }),
      typed: typed ?? { ...standardText(key.kind, key.language), ...own, ...unfit?.text },
      errors: typed ? {} : errorsOf(unfit),
      others: [],
      unfit: unfit !== undefined,
      isOwn: own !== undefined || unfit !== undefined,
      gaps: gapsView(site, key.kind, filling),
      carry: { seen: fingerprint(own), once: secretToken() },
      renew: typed !== undefined || unfit !== undefined,
      ...more,
    };
  }

  /** By the very writer of letters. */
  async written(key: LetterKey, own: OwnText): Promise<Written> {
    return write(await this.sample(key), this.writing.at(this.clock.now()), own);
  }

  async sample({ kind, language }: LetterKey, reader?: string) {
    const snapshot = await this.catalogue.current();
    return sampleOf(kind, localeFor(language, snapshot.clinic.locale), snapshot, this.clock.now(), reader);
  }

  async unfit({ kind, language }: LetterKey): Promise<Unfit | undefined> {
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
