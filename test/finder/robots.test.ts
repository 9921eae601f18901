import { expect, it } from 'vitest';
import { isSomebody } from '../../src/finder/robots.js';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const asked = (agent: string | undefined, headers = {}, method = 'GET') =>
  isSomebody({ method, headers: { 'user-agent': agent, ...headers } });

it.each([
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`,
  `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/440.0]`,
  `${iphone} Mobile/15E148 Instagram 300.0.0`,
  `${iphone} Mobile/15E148 MicroMessenger/8.0.44(0x18002c2a) NetType/WIFI Language/zh_CN`,
  `${iphone} Mobile/15E148 Safari Line/14.1.0`,
  'Opera/9.80 (J2ME/MIDP; Opera Mini/4.2; U; en) Presto/2.8 Version/11.10',
])('a browser counts, also one inside another program: %s', (agent) => {
  expect(asked(agent)).toBe(true);
});

it.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'WhatsApp/2.24.20.0',
  'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; mailto:support@bsky.app)',
  'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)',
  'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
  'curl/8.5.0',
  '',
  undefined,
])('a robot does not: %s', (agent) => {
  expect(asked(agent)).toBe(false);
});

it('a page fetched ahead, or only asked about, was not seen', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  expect(asked(firefox, { 'sec-purpose': 'prefetch;prerender' })).toBe(false);
  expect(asked(firefox, { purpose: 'preview' })).toBe(false);
  expect(asked(firefox, { 'x-moz': 'prefetch' })).toBe(false);
  expect(asked(firefox, {}, 'HEAD')).toBe(false);
  expect(asked(firefox, { 'sec-purpose': '' })).toBe(true);
});
