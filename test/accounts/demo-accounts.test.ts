import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoUser, InitialUsers } from '../../src/accounts/initial-users.service.js';
import { hashPassword, Passwords } from '../../src/accounts/passwords.service.js';
import { ClinicFiles } from '../../src/changes/clinic-files.service.js';
import demoClinic from '../../src/clinic-file/demo.json' with { type: 'json' };
import { transaction } from '../../src/platform/database.client.js';
import { endDemoIfReal } from '../../src/processes/end-demo.process.js';
import { signInInstructions } from '../../src/processes/sign-in-instructions.process.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

const told = { dataDir: '/clinic', leftBehind: false };
const signIn = (demo: App, { email, password }: Pick<DemoUser, 'email' | 'password'>) =>
  demo.http.post('/staff/sign-in').send(new URLSearchParams({ email, password }).toString());

describe('the ready-made people of the demo', () => {
  let demo: App;
  let people: readonly DemoUser[];
  beforeEach(async () => {
    demo = await openApp({ clinic: { ...smallClinic, name: demoClinic.name }, now: new Date().toISOString() });
    people = await demo.get(InitialUsers).ofTheDemo();
  });
  afterEach(() => demo.close());
  const local = { publicUrl: 'http://localhost:3000' };
  const open = { publicUrl: 'https://book.example.org' };
  const statuses = async () => {
    const answers = await Promise.all(people.map((person) => signIn(demo, person)));
    return answers.map(({ status }) => status);
  };
  const [welcome, none] = [
    [303, 303, 303],
    [401, 401, 401],
  ];

  it('sign in at the machine where the demo runs', async () => {
    expect(await endDemoIfReal(demo.nest, local)).toEqual([]);
    expect(await statuses()).toEqual(welcome);
    expect((await signInInstructions(demo.nest, { ...told, ...local, demo: true })).join()).toContain(
      people[0]!.password,
    );
  });

  it('end where others can come, and the console leads the first administrator in', async () => {
    const [session] = (await signIn(demo, people[0]!)).headers['set-cookie'] as unknown as string[];

    expect(await endDemoIfReal(demo.nest, open)).toEqual([
      "The demo's accounts are closed, since PUBLIC_URL is https://book.example.org.",
    ]);

    expect(await endDemoIfReal(demo.nest, open)).toEqual([]);
    expect(await statuses()).toEqual(none);
    await demo.http
      .get('/staff/diary')
      .set('cookie', session!.split(';')[0]!)
      .expect(303)
      .expect('location', /sign-in/);
    const lines = (await signInInstructions(demo.nest, { ...told, ...open, demo: true })).join();
    expect(lines).toMatch(/Create the first administrator at https:\/\/book\.example\.org\/staff\/first\//);
    for (const { password } of people) expect(lines).not.toContain(password);
    // Nor does coming home bring them back; the way in stays.
    const home = (await signInInstructions(demo.nest, { ...told, ...local, demo: true })).join();
    expect(home).toContain('Create the first administrator at http://localhost:3000/staff/first/');
    for (const { password } of people) expect(home).not.toContain(password);
  });

  it('end when the clinic is another one by its file, or by its name at the next start', async () => {
    await demo.db.query(`update clinic set name = 'Harbour Acupuncture'`);
    expect(await statuses()).toEqual(welcome);
    expect(await endDemoIfReal(demo.nest, local)).toEqual([
      "The demo's accounts are closed, since this is not the demo clinic any more.",
    ]);
    expect(await statuses()).toEqual(none);
  });

  it('end when a file of another clinic is imported', async () => {
    await demo.get(ClinicFiles).import(smallClinic);
    expect(await statuses()).toEqual(none);
  });

  it('end when an administrator has chosen a password, who may be one of them', async () => {
    const [admin] = await demo.db.query(`select id from staff where 'admin' = any(roles)`);
    await transaction(demo.db, async (tx) =>
      demo.get(Passwords).keep(tx, admin.id, await hashPassword('plum kettle under rain')),
    );
    expect(await statuses()).toEqual(none);
    await signIn(demo, { ...people[0]!, password: 'plum kettle under rain' }).expect(303);
    expect(await demo.db.query(`select action from audit where action = 'staff.demo-ended'`)).toHaveLength(1);
  });
});
