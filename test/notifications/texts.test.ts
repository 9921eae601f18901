import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpGateway } from '../../src/notifications/text/http-gateway.client.js';
import type { PatientNotification, TextContent } from '../../src/notifications/notification.js';
import { renderText } from '../../src/notifications/text/render-text.js';
import { gsmPlaces } from '../../src/notifications/text/short-text.js';
import { readSettings } from '../../src/platform/settings.js';
import { freePort } from '../support/free-port.js';
import { patientNotification } from '../support/notifications.js';
import { startTextGateway, type TextGateway } from '../support/text-gateway.js';

const posted = new Date('2026-11-27T14:00:00Z');
const offerLink = (id: string) => `https://book.example.org/waitlist/offer/${id}`;

const reminderText = (data: PatientNotification) =>
  renderText({ channel: 'text', template: 'reminder', data: { ...data, until: data.start } }, posted, offerLink);

describe('a reminder on the telephone', () => {
  it('says when and where and whom to call, and not what for', () => {
    const text = reminderText(patientNotification());

    expect(text).toBe(
      'Meridian Acupuncture: your appointment is on Tue, Dec 1, 10:00 AM, at Hudson Street. To change it, call +1 212 555 0134.',
    );
    expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
  });

  it('fits into one message whatever the clinic is called', () => {
    const long = { name: 'The Acupuncture and Traditional Medicine Practice of the Upper West Side and Riverside' };
    const place = { ...patientNotification().location, name: 'The old chapel behind the library, second floor' };
    for (const letter of [
      patientNotification({ clinic: long }),
      patientNotification({ clinic: long, location: place }),
      patientNotification({ clinic: { name: long.name.repeat(3) }, location: { ...place, phone: '' } }),
    ]) {
      const text = reminderText(letter);
      expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
      expect(text).toContain('Tue, Dec 1, 10:00 AM');
    }
  });

  it.for(['es', 'fr', 'de'])('keeps to the telephone’s alphabet in %s', (locale) => {
    const clinic = { name: 'Praxis “Größe” – Zoë’s Akupunktur, Málaga' };

    expect(gsmPlaces(reminderText(patientNotification({ locale, clinic })))).toBeLessThanOrEqual(160);
  });

  it('in Chinese has 70 characters', () => {
    expect(
      reminderText(patientNotification({ locale: 'zh-Hans', clinic: { name: '经络针灸诊所' } })).length,
    ).toBeLessThanOrEqual(70);
  });
});

describe('a change on the telephone', () => {
  const long = {
    clinic: { name: 'The Acupuncture and Traditional Medicine Practice of the Upper West Side and Riverside' },
    location: { ...patientNotification().location, name: 'The old chapel behind the library, second floor' },
  };
  const changeText = (template: TextContent['template'], locale: string, more: Partial<PatientNotification> = {}) => {
    const visit = patientNotification({ locale, ...more });
    const previous = { start: visit.start - 1440, timeZone: visit.location.timeZone };
    return renderText(
      { channel: 'text', template, data: { ...visit, previous, until: visit.start } } as TextContent,
      posted,
      offerLink,
    );
  };
  const templates = ['booking-confirmed', 'booking-moved', 'booking-cancelled'] as const;

  it.for(['en-US', 'es', 'fr', 'de', 'zh-Hans'])('in %s fits into one message and names no treatment', (locale) => {
    for (const template of templates) {
      for (const text of [changeText(template, locale), changeText(template, locale, long)]) {
        expect(text).toContain('10:00');
        expect(text).not.toMatch(/acupuncture with|cupping/i);
        if (gsmPlaces(text) === null) expect(text.length).toBeLessThanOrEqual(70);
        else expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
      }
    }
  });
});

describe('an offer on the telephone', () => {
  const offerText = (locale: string, textOnly: boolean) => {
    const visit = patientNotification({ locale });
    const data = {
      ...visit,
      entryId: '',
      name: '',
      offerId: 'secret',
      addOns: [],
      treatment: '',
      until: visit.start,
      previous: null,
    };
    return renderText({ channel: 'text', template: 'waitlist-offer', data: { ...data, textOnly } }, posted, offerLink);
  };

  it('has the link where no email has the button', () => {
    expect(offerText('en-US', true)).toBe(
      'Meridian Acupuncture: Tue, Dec 1, 10:00 AM, at Hudson Street, is on hold for you until 10:00 AM. See and accept: https://book.example.org/waitlist/offer/secret',
    );
    expect(offerText('en-US', false)).toContain('Accept it in our email.');
  });

  it.for(['es', 'fr', 'de', 'zh-Hans'])('sends nobody to an email that there is not, in %s', (locale) => {
    const text = offerText(locale, true);
    expect(text).toContain('https://book.example.org/waitlist/offer/secret');
    expect(text).not.toMatch(/e-?mail|correo|邮件/i);
  });
});

describe('a gateway for text messages', () => {
  let gateway: TextGateway;
  beforeAll(async () => {
    gateway = await startTextGateway();
  });
  afterAll(() => gateway.stop());
  beforeEach(() => {
    gateway.received.length = 0;
    gateway.answers(202);
  });
  const message = { to: '+16315550142', text: 'See you at 10:00, "{to}" \\ {text}', key: 'one@clinic.test' };
  const carrier = (env: Record<string, string> = {}, milliseconds?: number) =>
    new HttpGateway(readSettings({ SMS_URL: gateway.url, ...env }).texts!, milliseconds);

  it('gets number and text as JSON, with who we are and a key by which it knows a repeat', async () => {
    expect(await carrier({ SMS_TOKEN: 'sesame' }).send(message)).toEqual({ delivery: 'accepted' });

    const [{ path, headers, body }] = gateway.received as [TextGateway['received'][0]];
    expect(path).toBe('POST /messages');
    expect(headers).toMatchObject({
      authorization: 'Bearer sesame',
      'idempotency-key': 'one@clinic.test',
      'content-type': 'application/json',
    });
    expect(body).toEqual({ to: message.to, text: message.text });
  });

  it('gets them in its own form', async () => {
    const SMS_BODY =
      '{"from": "Harbour", "messages": [{"msisdn": "{to}", "body": "{text}", "parts": 1, "flash": false}]}';
    await carrier({ SMS_BODY }).send(message);

    expect(gateway.received[0]!.body).toEqual({
      from: 'Harbour',
      messages: [{ msisdn: message.to, body: message.text, parts: 1, flash: false }],
    });
  });

  it.for([
    [400, 'refused'],
    [422, 'refused'],
    [401, 'deferred'],
    [404, 'deferred'],
    [429, 'deferred'],
    [500, 'deferred'],
    [503, 'deferred'],
  ] as const)('that answers %i: the message is %s', async ([status, delivery]) => {
    gateway.answers(status);

    expect(await carrier().send(message)).toEqual({ delivery, fault: `TEXT ${status}` });
  });

  it('cannot send us elsewhere', async () => {
    gateway.answers(307, { location: gateway.url.replace('messages', 'elsewhere') });

    expect(await carrier().send(message)).toMatchObject({ delivery: 'deferred' });
    expect(gateway.received).toHaveLength(1);
  });

  it('that does not answer, or is not there, is asked again later', async () => {
    gateway.answers(null);
    expect(await carrier({}, 200).send(message)).toEqual({ delivery: 'deferred', fault: 'TEXT ETIMEDOUT' });
    expect(await carrier({ SMS_URL: `http://127.0.0.1:${await freePort()}/` }).send(message)).toEqual({
      delivery: 'deferred',
      fault: 'TEXT ECONNREFUSED',
    });
  });

  it('is described so that it can be understood, or the service does not start', () => {
    const wrong = { SMS_URL: 'gateway', SMS_TOKEN: 'two words', SMS_BODY: '{"to": "{to}"}' };
    for (const name of Object.keys(wrong)) expect(() => readSettings(wrong)).toThrow(`  ${name}: must`);
    for (const SMS_BODY of ['to={to}&text={text}', '["{to}", "{text}"]', '{"to": "{to}", "text": "{text}"'])
      expect(() => readSettings({ SMS_BODY })).toThrow('SMS_BODY: must be a JSON object');
    expect(readSettings({}).texts).toBeUndefined();
  });
});
