import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';
import { OfferFreedTimes } from '../../src/waitlist/offer-freed-times.job.js';
import { entryToken, offerToken, waitlistProofToken } from '../../src/notifications/waitlist-link.js';
import { Waitlist } from '../../src/waitlist/waitlist.service.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

const wanted = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour' };
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const book = async (start: string, email: string) => {
  const patient = { name: 'Ana García', email };
  const { body } = await app.http
    .post('/api/v1/bookings')
    .send({ ...wanted, start, patient })
    .expect(201);
  return { reference: body.reference as string, token: (body.manageUrl as string).split('/').at(-1)! };
};

it('somebody joins, proves the address, is offered what a cancellation frees, and books it', async () => {
  const { keys } = app;
  const visit = await book('2026-12-01T10:00:00-05:00', 'ana@example.org');
  const request = {
    treatment: 'acupuncture',
    wishes: { practitioners: ['mei'], until: '2026-12-01' },
    patient: { name: 'Bob Quaken', email: 'bob@example.org' },
  };
  const { body: asked } = await app.http.post('/api/v1/waitlist').send(request).expect(202);
  expect(asked).toEqual({ status: 'asked' });
  const [{ id }] = await app.db.query(`select id from waitlist_entries`);
  await app.get(Waitlist).prove(waitlistProofToken(keys, id));
  const token = entryToken(keys, id);
  const { body: entry } = await app.http.get('/api/v1/waitlist/entry').set(bearer(token)).expect(200);
  expect(entry).toMatchObject({
    status: 'waiting',
    ahead: 0,
    offer: null,
    wishes: { practitioners: ['mei'], days: [] },
  });
  await app.get(OfferFreedTimes).run();
  await app.http.post(`/api/v1/bookings/${visit.reference}/cancellation`).set(bearer(visit.token)).send({}).expect(200);
  await app.get(OfferFreedTimes).run();

  const [offer] = await app.db.query(`select id from waitlist_offers`);
  const secret = offerToken(keys, offer.id);
  const seen = await app.http.get('/api/v1/waitlist/offer').set(bearer(secret)).expect(200);
  expect(seen.body).toMatchObject({ status: 'open', start: '2026-12-01T10:00:00-05:00', practitioner: 'mei' });
  await app.http.post('/api/v1/waitlist/offer/acceptance').set(bearer(token)).send({}).expect(404);
  const accepted = await app.http.post('/api/v1/waitlist/offer/acceptance').set(bearer(secret)).send({}).expect(200);
  expect(accepted.body).toMatchObject({ start: '2026-12-01T10:00:00-05:00', status: 'confirmed' });
  const refused = await app.http.post('/api/v1/waitlist/offer/refusal').set(bearer(secret)).send({}).expect(409);
  expect(refused.body).toMatchObject({ code: 'offer-over' });
  await app.http.delete('/api/v1/waitlist/entry').set(bearer(token)).expect(204);
});

it('whoever has an appointment asks for an earlier time, and no longer', async () => {
  const { reference, token } = await book('2026-12-03T10:00:00-05:00', 'eve@example.org');
  const path = `/api/v1/bookings/${reference}/earlier-time`;
  await app.http.get(path).set(bearer(token)).expect(404);
  const { body } = await app.http
    .put(path)
    .set(bearer(token))
    .send({ wishes: { days: [1, 2] } })
    .expect(200);
  expect(body).toMatchObject({ status: 'waiting', reference, wishes: { days: [1, 2] } });
  await app.http
    .put(path)
    .set(bearer(token))
    .send({ wishes: { days: [8] } })
    .expect(400);
  await app.http.delete(path).set(bearer(token)).expect(204);
  await app.http.get(path).set(bearer(token)).expect(404);
});
