/** A thing in the words of schema.org. */
export type Data = Readonly<Record<string, unknown>>;

/** One document of linked data, safe inside HTML: nothing in it can end the element it stands in. */
export function dataText(things: readonly Data[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c');
}

/** Whose pages they are: a `Site` is one. */
export interface Clinic {
  readonly origin: string;
  readonly name: string;
}

export function clinicData({ origin, name }: Clinic): Data {
  return { '@type': 'Organization', '@id': `${origin}/#clinic`, name, url: `${origin}/` };
}

export function siteData({ origin, name }: Clinic): Data {
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    name,
    url: `${origin}/`,
    publisher: clinicData({ origin, name }),
  };
}

export interface Breadcrumb {
  readonly name: string;
  /** From the root. */
  readonly path: string;
}

export function breadcrumbsData(origin: string, breadcrumbs: readonly Breadcrumb[]): Data {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: breadcrumbs.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: origin + path,
    })),
  };
}

/** Where a time is chosen: a page for people, so both kinds of device are served by it. */
export function reserveData(origin: string, path: string, name: string): Data {
  return {
    '@type': 'ReserveAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: origin + path,
      actionPlatform: ['https://schema.org/DesktopWebPlatform', 'https://schema.org/MobileWebPlatform'],
    },
    result: { '@type': 'Reservation', name },
  };
}
