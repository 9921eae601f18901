import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

it('the document is OpenAPI 3.1, and a linter has nothing to say about it', async () => {
  const { text } = await app.http.get('/api/openapi.json').expect(200);

  const config = await createConfig({ extends: ['recommended'] });
  const remarks = await lintFromString({ source: text, config });

  expect(JSON.parse(text).openapi).toMatch(/^3\.1/);
  expect(remarks.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});
