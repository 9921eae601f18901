/** What a person's browser says of itself; anything else is a robot to the ledger. */
export const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export const somebody = { method: 'GET', headers: { 'user-agent': browserAgent } };

/** What a browser that keeps cookies may bring; one that brings none is taken for one that keeps none. */
export const keptCookie = 'typed=before';

/** The same, in a real browser. */
export const keptCookieAt = (url: string) => {
  const [name = '', value = ''] = keptCookie.split('=');
  return { name, value, url };
};
