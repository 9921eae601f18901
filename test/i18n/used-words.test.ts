import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { user } from '../../src/accounts/user.entity.js';
import { apiKey } from '../../src/accounts/api-key.entity.js';
import { clinic } from '../../src/clinic/clinic.entity.js';
import { clinicFileEntity } from '../../src/clinic-file/clinic-file.entity.js';
import type { Entity } from '../../src/configuration/entity.js';
import { en } from '../../src/i18n/en/en.js';
import { staff } from '../../src/i18n/staff/staff.js';
import { templateWords } from '../../src/notifications/template.entity.js';
import { refusals } from '../../src/platform/refusal.js';
import { emergencyAccess } from '../../src/records/emergency-access.entity.js';
import { webhook } from '../../src/webhooks/webhook.entity.js';

const keys = new Set(Object.keys({ ...en, ...staff }));

/** The catalogues themselves, a folder a language; what they say is no use of it. */
const catalogues = /^src\/i18n\/[^/]+\//;

/** Texts in the code and its data, and the names of properties, which become texts by `Object.keys`. */
const texts = new Set<string>();
/** Template literals that may become keys, with their gaps as groups. */
const patterns: RegExp[] = [];

for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`)) {
  if (!/\.(tsx?|js|json)$/.test(path) || catalogues.test(path)) continue;
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isIdentifier(node)) texts.add(node.text);
    const pattern = ts.isTemplateExpression(node) ? patternOf(node) : undefined;
    if (pattern) patterns.push(pattern);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext));
}

/** A form labels the fields of an entity and their choices by the path at which they stand. */
function labels({ name, fields }: Entity, above = ''): string[] {
  return Object.entries(fields).flatMap(([field, { kind, about }]) => {
    const path = `${above}${field}`;
    const choices = kind === 'flag' ? ['yes', 'no'] : [...(about.choices ?? []), 'none'];
    const own = [`${name}.${path}`, ...choices.map((choice) => `${name}.${path}.${choice}`)];
    if (!about.inner) return own;
    const inner = about.inner.name ? labels(about.inner) : labels({ ...about.inner, name }, `${path}.`);
    return [...own, ...inner];
  });
}
const entities: readonly Entity[] = [apiKey, clinic, clinicFileEntity, emergencyAccess, templateWords, user, webhook];
for (const label of entities.flatMap((entity) => labels(entity))) texts.add(label);
// The page of an entry says what became of it, by a name in its address.
for (const { name } of [
  ...entities,
  ...Object.values(clinicFileEntity.fields).flatMap(({ about }) => about.inner ?? []),
])
  patterns.push(new RegExp(`^${name}\\.news\\.(.+)$`));

/** A key begins with a dotted word that stands in the code, or is another key with an ending. */
function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp | undefined {
  const parts = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
  if (!head.text.includes('.') && !(head.text === '' && templateSpans.length === 1)) return undefined;
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[^\w-]/g, '\\$&')).join('(.+)')}$`, 's');
}

/** Whether a key stands in the code as it is, or comes of a template whose gaps are filled with what stands there. */
function isUsed(key: string): boolean {
  if (texts.has(key)) return true;
  return patterns.some((pattern) => {
    const gaps = pattern.exec(key)?.slice(1) ?? [];
    return (
      gaps.length > 0 && !gaps.includes(key) && gaps.every((gap) => (keys.has(gap) ? isUsed(gap) : texts.has(gap)))
    );
  });
}

it('every sentence is said somewhere', () => {
  expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
});

it('every fault and every refusal has its sentence', () => {
  const named = [...texts].filter((text) => /^(fault|refusal)\.[\w.-]+$/.test(text));
  const wanted = [...named, ...Object.keys(refusals).map((code) => `refusal.${code}`)];
  expect(named).not.toEqual([]);
  expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
});
