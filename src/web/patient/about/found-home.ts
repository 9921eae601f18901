import type { AboutPage } from '../../shared/about-page.js';
import { siteData } from '../../shared/structured-data.js';
import { clinicPreview, previewAddress } from '../findable/preview.js';
import type { Site } from '../../shared/site.js';

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
