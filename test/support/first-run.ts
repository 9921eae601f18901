import type { Locator, Page } from 'playwright-core';
import { codeFor } from './authenticator.js';

/** Who opens the clinic. */
export const owner = { name: 'Robin Vale', email: 'robin@vale.example', password: 'plum kettle under rain' };

/** A browser page that counts what a person does: presses on links, buttons and boxes, and fields that they fill in. */
export class CountedPage {
  clicks = 0;
  fields = 0;

  constructor(readonly page: Page) {}

  follow(name: string | RegExp): Promise<void> {
    return this.click(this.page.getByRole('link', { name }).first());
  }

  press(name: string): Promise<void> {
    return this.click(this.page.getByRole('button', { name, exact: true }).first());
  }

  tick(name: string | RegExp): Promise<void> {
    return this.click(this.page.getByRole('checkbox', { name }).first());
  }

  async fill(label: string, text: string): Promise<void> {
    this.fields++;
    await this.page
      .getByLabel(new RegExp(`^${label}\\s*(\\(optional\\))?$`))
      .first()
      .fill(text);
  }

  async fillAll(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.fill(label, text);
  }

  heading(): Promise<string | null> {
    return this.page.getByRole('heading', { level: 1 }).textContent();
  }

  private async click(what: Locator): Promise<void> {
    this.clicks++;
    await what.click();
  }
}

/** From the address on the console to the checklist: an account, and its second step. */
export async function becomeAdministrator(counted: CountedPage, first: string): Promise<void> {
  const { page } = counted;
  await page.goto(first);
  await counted.fillAll({ Name: owner.name, Email: owner.email, 'New password': owner.password });
  await counted.press('Set password');
  await counted.fillAll({ Email: owner.email, Password: owner.password });
  await counted.press('Sign in');
  await counted.fill('Confirm your password', owner.password);
  await counted.press('Set up authenticator app');
  const secret = (await page.locator('code.secret').textContent())!.replaceAll(' ', '');
  await counted.fill('Code from your authenticator app', codeFor(`otpauth://totp/x?secret=${secret}`, new Date()));
  await counted.press('Turn on');
}

/** From the checklist until patients can book: two places, four rooms, four treatments, three people. */
export async function setUpClinic(counted: CountedPage): Promise<void> {
  await counted.follow('The clinic’s name and currency');
  await counted.fill('Name', 'Vale Acupuncture');
  await counted.press('Save');

  await counted.follow('Next: A location');
  await counted.fillAll({
    Name: 'Harbor Street',
    'Street address': '4 Harbor Street',
    'City or town': 'Bellport',
    'Postal code': '11713',
    Phone: '+1 631 555 0100',
    Rooms: 'East, West',
  });
  await counted.press('Save and add another');
  await counted.fillAll({
    Name: 'Mill Lane',
    'Street address': '7 Mill Lane',
    'City or town': 'Bellmore',
    'Postal code': '11710',
    Phone: '+1 631 555 0101',
    Rooms: 'Front, Back',
  });
  await counted.press('Save location');

  await counted.follow(/^Next: A treatment/);
  for (const name of [/^First consultation/, /^Acupuncture/, /^Cupping/, /^Gua sha/]) await counted.tick(name);
  await counted.press('Add treatments');

  await counted.follow('Next: A practitioner');
  await counted.fillAll({ Name: 'Mei Tanaka', Title: 'Licensed acupuncturist', Email: 'mei@vale.example' });
  await counted.press('Save and add another');
  await counted.fillAll({ Name: 'Jonas Weber', Title: 'Licensed acupuncturist', Email: 'jonas@vale.example' });
  await counted.press('Save and add another');
  await counted.fillAll({ Name: owner.name, Title: 'Licensed acupuncturist', Email: owner.email });
  for (const day of ['Monday', 'Tuesday']) await counted.tick(day);
  await counted.press('Save');
  await counted.follow('Your page, the button for your blog, and invitations');
}
