import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { VisitProgress } from '../../../src/bookings/by-staff/visit-progress.service.js';
import { accessFaults, hasBrowser } from '../../support/browser.js';
import { visitAt } from '../../support/desk.js';
import { onPage } from '../../support/looks.js';
import { deskInBrowser } from '../../support/desk-in-browser.js';
import { rosa } from '../../support/staff-actors.js';
import { staffMember } from '../../support/staff.js';

const tuesday = '/staff/diary?day=2026-12-01';

describe.runIf(hasBrowser)('the diary is never left', () => {
  const desk = deskInBrowser();
  const { at, visitOf } = desk;

  const card = (page: Page, reference: string) => page.locator(`.column a[href="/staff/visits/${reference}"]`);
  const panel = (page: Page) => page.getByRole('dialog', { name: 'Appointment' });

  describe('the panel', () => {
    it('a click opens an appointment beside the day; Escape closes it, and focus is where it was', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).click();
        await panel(page).getByRole('heading', { name: 'Fred Maier' }).waitFor();
        expect(new URL(page.url()).pathname).toBe('/staff/diary');
        expect(await panel(page).getByText('+1 631 555 0142').isVisible()).toBe(true);
        expect(await card(page, desk.day.ben).isVisible()).toBe(true);

        await card(page, desk.day.ben).click();
        await panel(page).getByRole('heading', { name: 'Ben Okafor' }).waitFor();
        await page.keyboard.press('Escape');

        expect(await panel(page).isVisible()).toBe(false);
        await expect
          .poll(() => card(page, desk.day.ben).evaluate((link) => link === document.activeElement))
          .toBe(true);
      }));

    it('its address opens it again, and the way back of the browser closes it', () =>
      at(`${tuesday}#${desk.day.fred}`, async (page) => {
        await panel(page).getByRole('heading', { name: 'Fred Maier' }).waitFor();
        await page.keyboard.press('Escape');
        await expect.poll(() => page.url()).not.toContain('#');

        await card(page, desk.day.ben).press('Enter');
        await panel(page).getByRole('heading', { name: 'Ben Okafor' }).waitFor();
        expect(page.url()).toContain(`#${desk.day.ben}`);
        await page.goBack();
        await panel(page).waitFor({ state: 'hidden' });
        await expect.poll(() => page.url()).not.toContain('#');
      }));

    it('what was typed about an appointment is still there when it is opened again', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).click();
        await panel(page).getByText('Cancel appointment').first().click();
        await panel(page).getByLabel('Reason').fill('Mei has a cold');
        await card(page, desk.day.ben).click();
        await panel(page).getByRole('heading', { name: 'Ben Okafor' }).waitFor();
        await card(page, desk.day.fred).click();

        await panel(page).getByRole('heading', { name: 'Fred Maier' }).waitFor();
        expect(await panel(page).getByLabel('Reason').inputValue()).toBe('Mei has a cold');
      }));

    it('what a form is refused for is said in the panel', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).click();
        await panel(page).getByText('Cancel appointment').first().click();
        await panel(page).getByLabel('The clinic').check();
        await panel(page).getByLabel('Reason').fill(' ');
        await panel(page).getByRole('button', { name: 'Cancel appointment' }).click();

        await panel(page).getByRole('link', { name: 'Enter a reason. The patient will see it.' }).waitFor();
        expect((await visitOf(desk.day.fred)).status).toBe('confirmed');
      }));

    it('on a phone it is a whole sheet, and reads well for everyone', () =>
      at(
        tuesday,
        async (page) => {
          await card(page, desk.day.fred).click();
          await panel(page).getByRole('heading', { name: 'Fred Maier' }).waitFor();

          const box = (await panel(page).boundingBox())!;
          expect([box.x, box.y, box.width, box.height].map(Math.round)).toEqual([0, 0, 390, 844]);
          expect(await accessFaults(page)).toEqual([]);
          await panel(page).getByRole('button', { name: 'Close' }).click();
          expect(await panel(page).isVisible()).toBe(false);
        },
        { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      ));

    it('a session that is over leads to signing in, and on to the appointment', async () => {
      const someone = await staffMember(desk.app, ['reception']);
      await onPage(desk.browser, { url: desk.app.url, cookie: someone.cookie }, '/staff/me', async (page) => {
        await page.route('**/staff/diary/changes', () => undefined);
        await page.goto(`${desk.app.url}${tuesday}`);
        await page.context().clearCookies();
        await card(page, desk.day.fred).click();
        await page.waitForURL(/\/staff\/sign-in\?next=/);
      });
    });

    it('without script the same link opens the appointment’s page', () =>
      at(
        tuesday,
        async (page) => {
          await card(page, desk.day.fred).click();
          await page.getByRole('heading', { level: 1, name: 'Fred Maier' }).waitFor();
          expect(new URL(page.url()).pathname).toBe(`/staff/visits/${desk.day.fred}`);
        },
        { javaScriptEnabled: false },
      ));
  });

  describe('what happens to an appointment', () => {
    it('one click checks a patient in, another undoes it; the page stays', () =>
      at(tuesday, async (page) => {
        await page.evaluate(() => Object.assign(window, { same: true }));
        await page.getByRole('button', { name: 'Check in: Fred Maier' }).click();
        await page.getByRole('status').getByText('Fred Maier: arrived.').waitFor();
        expect((await visitOf(desk.day.fred)).status).toBe('arrived');

        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('status').getByText('Undone. Fred Maier: booked.').waitFor();
        expect((await visitOf(desk.day.fred)).status).toBe('confirmed');
        expect(await page.evaluate(() => 'same' in window)).toBe(true);
      }));

    it('without script it is one click too, and one page', () =>
      at(
        tuesday,
        async (page) => {
          await page.getByRole('button', { name: 'Check in: Fred Maier' }).click();
          await page.getByText('Fred Maier: arrived.').waitFor();
          await page.getByRole('button', { name: 'Undo' }).click();
          await page.getByText('Undone. Fred Maier: booked.').waitFor();
          expect(new URL(page.url()).searchParams.get('day')).toBe('2026-12-01');
        },
        { javaScriptEnabled: false },
      ));

    it('by one key: arrived, start, finish, each with the way back', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).focus();
        for (const [key, status] of [
          ['a', 'arrived'],
          ['s', 'in treatment'],
          ['f', 'done'],
        ] as const) {
          await page.keyboard.press(key);
          await page.getByRole('status').getByText(`Fred Maier: ${status}.`).waitFor();
        }
        await page.keyboard.press('u');
        await page.getByRole('status').getByText('Undone. Fred Maier: in treatment.').waitFor();
        for (const status of ['started', 'arrived'])
          await desk.app.get(VisitProgress).undo(rosa, desk.day.fred, status);
      }));

    it('what is too early says from when it is possible, and nothing changes', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).focus();
        await page.keyboard.press('x');
        await page
          .getByRole('status')
          .getByText(
            'Too early: Fred Maier can be marked as a no-show once the appointment begins, Tuesday, December 1, 2:00 PM.',
          )
          .waitFor();
        expect((await visitOf(desk.day.fred)).status).toBe('confirmed');
      }));

    it('when somebody else was faster, the day says so and shows how it is', () =>
      at(tuesday, async (page) => {
        await page.route('**/staff/diary/changes', (route) => route.abort());
        await page.reload();
        const { ben } = desk.day;
        await desk.app.get(VisitProgress).advance(rosa, ben, 'end');

        await card(page, ben).focus();
        await page.keyboard.press('s');
        await page.getByRole('status').getByText('Not possible: Ben Okafor’s appointment is marked as done.').waitFor();
        await page.getByRole('link', { name: /Ben Okafor/ }).focus();
        await page.keyboard.press('f');
        await page
          .getByRole('status')
          .getByText(/^Ben Okafor: done\./)
          .waitFor();
        await desk.app.get(VisitProgress).undo(rosa, ben, 'done');
      }));

    it('what one notes, another sees without asking', () =>
      at(tuesday, async (page) => {
        await page.waitForTimeout(300);
        await desk.app.get(VisitProgress).advance(rosa, desk.day.fred, 'arrival');
        await page.getByRole('button', { name: 'Start: Fred Maier' }).waitFor();
        await desk.app.get(VisitProgress).undo(rosa, desk.day.fred, 'arrived');
      }));
  });

  it('half an hour has room for the time, the name, what it is, and its flags', async () => {
    await desk.app
      .get(StaffBookings)
      .book(
        rosa,
        visitAt('2026-12-04 10:00', { practitioner: 'jonas', treatment: 'cupping' }),
        { name: 'Sam Short', email: null, phone: '5550177' },
        { tell: false },
      );
    await at('/staff/diary?day=2026-12-04', async (page) => {
      const short = page.locator('.visit', { hasText: 'Sam Short' });
      const { y, height } = (await short.boundingBox())!;
      const minute = height / 40;
      for (const part of ['time', 'b', '.what', '.flag svg']) {
        const box = (await short.locator(part).first().boundingBox())!;
        expect(box.y, part).toBeGreaterThanOrEqual(y);
        expect(box.y + box.height, part).toBeLessThanOrEqual(y + 30 * minute);
      }
    });
  });

  describe('rooms', () => {
    const rooms = `${tuesday}&by=rooms`;
    const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
    const here = async (page: Page, name: string) => (await column(page, name).getByText('Gita Rao').count()) === 1;
    const wednesday = '/staff/diary?day=2026-12-02&by=rooms';

    it('dragged to another room, an appointment is in that one, and back with one click', () =>
      at(wednesday, async (page) => {
        const [from, to] = (await here(page, 'East room')) ? ['East room', 'West room'] : ['West room', 'East room'];
        const start = (await card(page, desk.day.gita).boundingBox())!;
        const target = (await column(page, to).boundingBox())!;
        await page.mouse.move(start.x + 60, start.y + 30);
        await page.mouse.down();
        await page.mouse.move(target.x + 60, start.y + 60, { steps: 8 });
        await page.mouse.up();

        await page.getByRole('status').getByText(`Gita Rao is now in: ${to}.`).waitFor();
        expect(await here(page, to)).toBe(true);
        expect((await visitOf(desk.day.gita)).startsAt.toISOString()).toBe('2026-12-02T15:00:00.000Z');
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('status').getByText(`Gita Rao is now in: ${from}.`).waitFor();
      }));

    it('chosen in the panel; a room that is taken is said to be', () =>
      at(rooms, async (page) => {
        await card(page, desk.day.ben).click();
        await panel(page).getByRole('heading', { name: 'Ben Okafor' }).waitFor();
        const select = panel(page).getByLabel('Room');
        expect(await select.locator('option').allTextContents()).toEqual(['East room', 'West room']);
        const present = await select.inputValue();
        await select.selectOption(present === 'east' ? 'west' : 'east');
        await panel(page).getByRole('button', { name: 'Change' }).click();
        await panel(page)
          .getByText(/^Now in: /)
          .waitFor();
      }));

    it('what can no longer be moved says so when it is dragged', () =>
      at(tuesday, async (page) => {
        const box = (await card(page, desk.day.ana).boundingBox())!;
        await page.mouse.move(box.x + 60, box.y + 20);
        await page.mouse.down();
        await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
        await page.mouse.up();
        await page.getByText('This appointment can’t be rescheduled any more.').waitFor();
      }));

    it('a click on an empty time of a room books then', () =>
      at(rooms, async (page) => {
        await column(page, 'West room')
          .locator('.column-body')
          .click({ position: { x: 60, y: 850 } });
        await page.waitForURL(/\/staff\/book\?.*start=/);
      }));
  });

  describe('an empty stretch', () => {
    const draw = async (page: Page, from: number, to: number) => {
      const body = page.getByRole('region', { name: 'Jonas Weber' }).locator('.column-body');
      const box = (await body.boundingBox())!;
      await page.mouse.move(box.x + 80, box.y + from);
      await page.mouse.down();
      await page.mouse.move(box.x + 80, box.y + to, { steps: 5 });
      await page.mouse.up();
      return page.getByRole('dialog', { name: /Jonas Weber$/ });
    };
    const thursday = '/staff/diary?day=2026-12-03';

    it('drawn with the mouse, it is booked', () =>
      at(thursday, async (page) => {
        const choice = await draw(page, 200, 280);
        expect(await choice.getByRole('heading').textContent()).toMatch(/^10:00\sAM–11:00\sAM, Jonas Weber$/);
        expect(await accessFaults(page)).toEqual([]);
        await choice.getByRole('link', { name: 'Book an appointment' }).click();
        await page.waitForURL(/\/staff\/book\?.*practitioner=jonas.*start=/);
      }));

    it('or blocked, with the way back', () =>
      at(thursday, async (page) => {
        const closed = () => page.getByRole('region', { name: 'Jonas Weber' }).locator('.closed').count();
        const before = await closed();
        const choice = await draw(page, 200, 280);
        await choice.getByLabel('Reason for blocking').fill('Team meeting');
        await choice.getByRole('button', { name: 'Block this time' }).click();

        await page.getByText(/^Hours saved. Jonas Weber: time off, Thu, Dec 3, 10:00–11:00\sAM/).waitFor();
        await expect.poll(closed).toBe(before + 1);
        const [{ from, to }] = await desk.app.db.query(`select from_at as "from", to_at as "to" from time_off`);
        expect([from, to].map((at: Date) => at.toISOString())).toEqual([
          '2026-12-03T15:00:00.000Z',
          '2026-12-03T16:00:00.000Z',
        ]);
        await page.getByRole('status').getByRole('button').click();
        await page.getByText(/^Undone: everything is as it was before/).waitFor();
        await expect.poll(closed).toBe(before);
      }));
  });

  describe('views', () => {
    it('the week of everyone: who comes when, each a link that opens beside it', () =>
      at('/staff/diary/everyone?day=2026-12-01', async (page) => {
        const row = page.getByRole('row', { name: /^Jonas Weber/ });
        expect(await row.getByRole('link', { name: /Hal Moreau/ }).isVisible()).toBe(true);
        expect(await accessFaults(page)).toEqual([]);
        await row.getByRole('link', { name: /Hal Moreau/ }).click();
        await panel(page).getByRole('heading', { name: 'Hal Moreau' }).waitFor();
      }));

    it('three days, and the week of the person one looked at last', () =>
      at('/staff/diary/days?day=2026-12-01&who=jonas', async (page) => {
        expect(await page.locator('.column').count()).toBe(3);
        await page.goto(`${desk.app.url}/staff/diary/week?day=2026-12-01`);
        expect(await page.getByLabel('Practitioner').inputValue()).toBe('jonas');
        expect(await page.getByText('Hal Moreau').isVisible()).toBe(true);
      }));

    it('late in the day, the day begins where it is now', async () => {
      const before = desk.app.clock.now();
      desk.app.clock.set(new Date('2026-12-01T21:30:00Z'));
      const { cookie } = await staffMember(desk.app, ['reception']);
      await onPage(desk.browser, { url: desk.app.url, cookie }, tuesday, async (page) => {
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
      });
      desk.app.clock.set(before);
    });
  });

  describe('by keyboard', () => {
    const name = (page: Page) => page.evaluate(() => document.activeElement?.querySelector('b')?.textContent);

    it('the arrows go from one appointment to the next, and Enter opens it', () =>
      at(tuesday, async (page) => {
        await page.keyboard.press('ArrowDown');
        expect(await name(page)).toBe('Hal Moreau');
        await page.keyboard.press('ArrowLeft');
        expect(await name(page)).toBe('Carla Rossi');
        await page.keyboard.press('ArrowUp');
        expect(await name(page)).toBe('Ben Okafor');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowUp');
        expect(await name(page)).toBe('Ana García');
        await page.keyboard.press('Enter');
        await panel(page).getByRole('heading', { name: 'Ana García' }).waitFor();
      }));

    it('M offers the next free times, and Enter takes one', () =>
      at(tuesday, async (page) => {
        await card(page, desk.day.fred).focus();
        await page.keyboard.press('m');
        await panel(page).getByRole('heading', { name: 'Reschedule Fred Maier’s appointment?' }).waitFor();
        await page.locator('input[name=start]:focus').waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await panel(page)
          .getByText(/^Rescheduled to Tuesday, December 1/)
          .waitFor();
        expect((await visitOf(desk.day.fred)).sequence).toBe(1);
      }));

    it('? lists the keys', () =>
      at(tuesday, async (page) => {
        await page.keyboard.press('?');
        const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
        await help.getByText('check in: the patient has arrived').waitFor();
        expect(await accessFaults(page)).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await help.isVisible()).toBe(false);
      }));
  });
});
