import type { AboutPage } from '../../findable/about-page.js';
import { siteData } from '../../findable/data.js';
import { clinicPreview, previewAddress } from '../../findable/preview.js';
import type { Site } from '../../site.js';

/** What the first page tells search engines and previews. What somebody looked for there is nobody else's business. */
export function foundHome(site: Site): { readonly about: AboutPage } {
  return {
    about: {
      path: '/',
      description: site.t('meta.clinic', { clinic: site.name }),
      picture: previewAddress(clinicPreview(site.name)),
      data: [siteData(site)],
    },
  };
}
