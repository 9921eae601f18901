import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attribution } from '../../../src/finder/attribution.service.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';

const [harbour] = smallClinic.locations;
const [mei] = smallClinic.practitioners;
/** Without a cupping set. */
const london = { slug: 'london', name: 'Bermondsey', latitude: 51.4986, longitude: -0.0815, timeZone: 'Europe/London' };
const clinic = {
  ...smallClinic,
  locations: [...smallClinic.locations, { ...harbour!, ...london, equipment: [] }],
  practitioners: [
    ...smallClinic.practitioners,
    {
      ...mei!,
      slug: 'amara',
      name: 'Amara Hughes',
      offers: [{ treatment: 'acupuncture', location: 'london' }],
      hours: mei!.hours.map((hours) => ({ ...hours, location: 'london' })),
    },
  ],
  links: [{ code: 'knots', label: 'See someone', treatment: 'acupuncture', addOns: ['cupping'], near: 'Bellport, NY' }],
};

describe('finding a practitioner', () => {
  let app: App;
  const find = async (query: Record<string, string>) => (await app.http.get('/find').query(query).expect(200)).text;
  beforeAll(async () => {
    app = await openApp({ clinic, places: true });
  });
  afterAll(() => app.close());

  it('begins with what is offered, nothing asked', async () => {
    const { text } = await app.http.get('/').expect(200);
    expect(text).toContain('<a href="/treatments/community">Community acupuncture</a>');
    expect(text).toContain('55 minutes, $95');
  });

  it('asks for nothing but the place, when a treatment is known', async () => {
    const text = await find({ treatment: 'acupuncture', addOn: 'cupping' });
    expect(text).toContain('<summary>Acupuncture with cupping with it, 70 minutes, $125 <span class="change">');
    expect(text).not.toContain('class="people"');
    const mistyped = await find({ treatment: 'acupuncture', near: 'Xyzzyville' });
    expect(mistyped).toContain('<summary>Acupuncture, 55 minutes, $95 <span class="change">');
    expect(await find({ treatment: 'acupuncture', near: '' })).toContain('class="people"');
  });

  it('shows who is near, with times to hold and the way to more of them', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Bellport NY' });
    expect(text).toContain('2 practitioners near Bellport');
    expect(text).toContain('less than a mile');
    expect(text).toMatch(/<button class="chip" type="submit" name="start" value="2026-11-23T/);
    expect(text).toContain(
      'href="/book?treatment=acupuncture&amp;practitioner=mei&amp;location=harbour&amp;near=Bellport+NY"',
    );
  });

  it('an add-on that a place cannot do is not offered there, and times are without it', async () => {
    const text = await find({ treatment: 'acupuncture', addOn: 'cupping', near: 'London SE1' });
    expect(text).toContain('Cupping with it isn’t available at Bermondsey. ');
    expect(text).toContain('Acupuncture alone: 55 minutes, $95. Next available:');
    const [, book] = /href="(\/book\?[^"]*practitioner=amara[^"]*)"/.exec(text)!;
    expect(book).not.toContain('addOn');

    const asked = '/book?treatment=acupuncture&addOn=cupping&practitioner=amara&location=london';
    const { text: times } = await app.http.get(asked).expect(200);
    expect(times).toContain('<p>Cupping with it isn’t available at Bermondsey.</p>');
    expect(times).not.toContain('class="toggle');
    expect(times).not.toContain('name="addOn"');
    const start = /name="start" value="([^"]+)"/.exec(times)![1]!;
    const refused = await app.http
      .post('/book/holds')
      .type('form')
      .send({ treatment: 'acupuncture', addOn: 'cupping', practitioner: 'amara', location: 'london', start })
      .expect(409);
    expect(refused.text).toContain('<p>Cupping with it isn’t available at Bermondsey.</p>');
    expect(refused.text).toContain('name="start"');
    const { text: page } = await app.http.get('/practitioners/amara/acupuncture/london').expect(200);
    expect(page).not.toContain('Cupping');
  });

  it('says which of several places of a name it took, and offers the others', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Springfield' });
    expect(text).toContain('near Springfield, Massachusetts');
    expect(text).toContain('Looking for a different place?');
    expect(text).toMatch(/href="\/find\?treatment=acupuncture&amp;near=Springfield%2C\+Missouri/);
  });

  it('asks which place is meant, when it could be any', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Manchester' });
    expect(text).toContain('Which “Manchester” do you mean?');
    expect(text).toMatch(/href="\/find\?treatment=acupuncture&amp;near=Manchester%2C/);
  });

  it('offers likely names for a place it does not know', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Xyzzyville' });
    expect(text).toContain('We couldn’t find “Xyzzyville”.');
    expect(text).toContain('value="Xyzzyville"');
  });

  it('says how far it is, when nobody is near, and beyond a hundred miles shows only the nearest', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Seattle' });
    expect(text).toMatch(/We don’t have anyone near you yet\. The closest is 2,\d{3} miles away\./);
    expect(text.match(/class="person"/g)).toHaveLength(1);
    const closer = await find({ treatment: 'acupuncture', near: 'Springfield' });
    expect(closer).toContain('The closest is 95 miles away.');
    expect(closer.match(/class="person"/g)).toHaveLength(2);
  });

  it.each([
    ['Suffolk County, NY', '2 practitioners in Suffolk County'],
    ['suffolk county', '2 practitioners in Suffolk County, New York'],
    ['Long Island', '2 practitioners in Long Island'],
    ['USA', '3 practitioners in the United States'],
  ])('shows who is in a region: %s', async (near, heading) => {
    const text = await find({ treatment: 'acupuncture', near });
    expect(text).toContain(`<h1>${heading}</h1>`);
    expect(text).not.toContain(' miles');
  });

  it('says that nobody is in a region, and who is closest', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Nassau County, NY' });
    expect(text).toContain('We don’t have anyone in Nassau County yet. Here’s who’s closest:');
    expect(text).toContain('Mei Tanaka');
  });

  it('asks for the town in a country without a clinic', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Deutschland' });
    expect(text).toContain('We don’t have a clinic in Germany yet.');
    expect(text).not.toContain('class="person"');
  });

  it.each(['near me', 'Mi ubicación', '我的位置'])(
    'asks where %s is, when no script asks the browser',
    async (near) => {
      const text = await find({ treatment: 'acupuncture', near });
      expect(text).toContain('Where should we look?');
      expect(text).not.toContain('class="person"');
    },
  );

  it('whom to call, when nobody offers it', async () => {
    const text = await find({ treatment: 'acupuncture', practitioner: 'mei', near: 'Bellport', addOn: 'nonsense' });
    expect(text).toContain('Mei Tanaka');
    const { text: nobody } = await app.http.get('/find?practitioner=nobody&treatment=acupuncture');
    expect(nobody).toContain('We couldn’t find that');
  });

  it('a search that is too long, or not on the Earth, is answered beside its field', async () => {
    expect(await find({ treatment: 'acupuncture', near: 'x'.repeat(300) })).toContain(
      'That’s too long. A city or ZIP code is enough.',
    );
    expect(await find({ treatment: 'acupuncture', near: '95,10' })).toContain('Latitude must be between -90 and 90');
  });

  it('carries the mark of a link into every next step, and counts each once', async () => {
    const { headers } = await app.http.get('/go/knots').set(somebody.headers).expect(303);
    const there = headers['location']!;
    expect(there).toMatch(/^\/find\?treatment=acupuncture&addOn=cupping&near=Bellport%2C\+NY&via=[\w-]{64}$/);
    expect(headers['set-cookie']).toBeUndefined();

    await app.http.get(there).set(somebody.headers).expect(200);
    const { text } = await app.http.get(there).set(somebody.headers).expect(200);
    const [, book] = /href="(\/book\?[^"]+)"/.exec(text)!;
    expect(book).toContain('&amp;via=');
    await app.http.get(book!.replaceAll('&amp;', '&')).set(somebody.headers).expect(200);

    expect(await ledger()).toMatchObject({ visited: 1, searched: 1, seen: 1 });
  });

  it('knows where on its page the link stood, up to the booking', async () => {
    const { headers } = await app.http.get('/go/knots?at=QR').set(somebody.headers).expect(303);
    const via = new URL(headers['location']!, app.url).searchParams.get('via');

    expect(app.get(Attribution).wayOf(via)).toMatchObject({ viaPlacement: 'qr' });
    expect(await app.db.query(`select step from link_steps where placement = 'qr'`)).toEqual([{ step: 'visited' }]);
    await app.http.get('/go/knots?at=qr&at=button').expect(303);
    await app.http.get(`/go/knots?at=${'x'.repeat(3000)}`).expect(303);
  });

  it('a mail scanner that only looks where a link leads, or reads it, is not counted', async () => {
    const before = await ledger();
    await app.http.get('/go/knots').set('user-agent', 'Barracuda Sentinel (EE)').expect(303);
    const { headers } = await app.http.head('/go/knots').expect(303);
    await app.http.head(headers['location']!).expect(200);
    expect(await ledger()).toEqual(before);
  });

  const ledger = async () => (await app.get(Attribution).ledger(new Date('2026-11-01'), new Date('2026-12-01')))[0];
});

describe('a clinic in two countries, and nobody says where they are', () => {
  const [harbour] = smallClinic.locations;
  const [mei, jonas] = smallClinic.practitioners;
  let app: App;
  const find = async (language: string) =>
    (await app.http.get('/find?treatment=acupuncture&near=').set('accept-language', language).expect(200)).text;
  beforeAll(async () => {
    const sydney = { latitude: -33.8679, longitude: 151.2073, timeZone: 'Australia/Sydney' };
    const address = { line1: '1 George Street', city: 'Sydney', region: 'NSW', postcode: '2000', country: 'AU' };
    const elsewhere = <T extends { readonly location: string }>(all: readonly T[]) =>
      all.map((one) => ({ ...one, location: 'sydney' }));
    app = await openApp({
      clinic: {
        ...smallClinic,
        locations: [harbour!, { ...harbour!, slug: 'sydney', name: 'George Street', address, ...sydney }],
        practitioners: [mei!, { ...jonas!, offers: elsewhere(jonas!.offers), hours: elsewhere(jonas!.hours) }],
      },
      places: true,
    });
  });
  afterAll(() => app.close());

  it('shows those of the country that the browser names', async () => {
    const [american, australian] = [await find('en-US,en;q=0.9'), await find('en-AU,en-US;q=0.5')];

    expect(american).toMatch(/practitioners\/mei(?!.*practitioners\/jonas)/s);
    expect(australian).toMatch(/practitioners\/jonas(?!.*practitioners\/mei)/s);
  });

  it.each(['en', 'de-CH', '*', ''])('asks, where the browser says no more than %j', async (language) => {
    const text = await find(language);

    expect(text).toMatch(/Where should we look\?|Wo sollen wir suchen\?/);
    expect(text).not.toContain('class="person"');
  });
});
