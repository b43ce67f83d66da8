import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import fieldList from '../../demo/result-fields.json' with { type: 'json' };
import { type LateTable, lateColumns } from './columns-late.ts';
import { generateCounty } from './county.ts';

const today = new Date('2026-11-22T14:30:00+08:00');
const { late, matters, partners } = generateCounty({ seed: 7, today });
const rowsOf = (table: LateTable) => late[table] ?? [];
const moment = /^\d{4}-\d\d-\d\dT.*Z$/;
const yetToCome = new Set([
  'expires_at',
  'due_at',
  'until',
  'object_until',
  'ready_until',
  'arbitrate_due_at',
  'paused_until',
  'next_at',
  'starts_at',
  'ends_at',
]);

test('every room has something to show, and every row has just the columns that are written', () => {
  for (const [table, columns] of Object.entries(lateColumns) as [LateTable, object][]) {
    const rows = rowsOf(table);
    expect(rows.length, table).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row).sort(), table).toEqual(Object.keys(columns).sort());
  }
});

test('nothing has happened in the time to come', () => {
  for (const [table, rows] of Object.entries(late)) {
    const later = rows.flatMap((row) =>
      Object.entries(row).filter(
        ([column, value]) =>
          typeof value === 'string' && moment.test(value) && !yetToCome.has(column) && value > today.toISOString(),
      ),
    );
    expect(later, table).toEqual([]);
  }
});

test('63 owners’ groups and 12 company groups have a link, and each counts the reports that came through it', () => {
  const links = rowsOf('share_link');
  expect(links.filter(({ kind }) => kind === 'owners').length).toBe(63);
  expect(links.filter(({ kind }) => kind === 'company').length).toBe(12);
  const sum = links.reduce((total, { reports }) => total + Number(reports), 0);
  expect(sum).toBe(matters.filter(({ matter }) => matter.channel === 'share-link').length);
});

test('whoever merged was handled with an open matter of the same place, and stays told', () => {
  const byId = new Map(matters.map((book) => [book.matter.id, book]));
  const merged = matters.filter(({ matter }) => matter.state === 'merged');
  expect(merged.length).toBeGreaterThan(40);
  for (const { matter } of merged) {
    const root = byId.get(matter.merged_into ?? '');
    expect(root?.matter.where_text).toBe(matter.where_text);
    expect(root?.facts.some(({ kind, data }) => kind === 'matter.took-in' && data['otherId'] === matter.id)).toBe(true);
    expect((root?.matter.closed_at ?? today.toISOString()) > (matter.merged_at ?? '')).toBe(true);
  }
});

test('public cards name nobody who reported', () => {
  const byId = new Map(matters.map((book) => [book.matter.id, book]));
  for (const { matter_id, title, body, result } of rowsOf('public_card')) {
    const people = byId.get(String(matter_id))?.reporters.flatMap(({ name, phone }) => [name, phone]) ?? [];
    for (const word of people) if (word) expect(`${title}${body}${result}`).not.toContain(word);
  }
});

test('about two in five answer, some are not content, and no word is worked out for whoever was silent', () => {
  const surveys = rowsOf('survey');
  const answered = surveys.filter(({ state }) => state === 'answered');
  expect(answered.length / surveys.length).toBeGreaterThan(0.35);
  expect(answered.length / surveys.length).toBeLessThan(0.5);
  expect(answered.filter(({ result }) => result === 'poor').length).toBeGreaterThan(20);
  const silent = surveys.filter(({ state }) => state !== 'answered');
  expect(silent.filter(({ speed, manner, clarity, result }) => speed ?? manner ?? clarity ?? result)).toEqual([]);
});

test('three handlers object; nobody decides who had a part in it, and an upheld or rejected one has two voices', () => {
  const surveys = new Map(rowsOf('survey').map((row) => [row['id'], row]));
  const objections = rowsOf('objection');
  expect(objections.map(({ state }) => state).sort()).toEqual(['open', 'rejected', 'upheld']);
  for (const { id, survey_id, state, by_id } of objections) {
    const votes = rowsOf('objection_vote').filter(({ objection_id }) => objection_id === id);
    expect(votes.length).toBe(state === 'open' ? 0 : 2);
    const handlers = surveys.get(survey_id)?.['handlers'] as string[];
    for (const { account_id } of votes) expect([...handlers, by_id]).not.toContain(account_id);
  }
});

test('two parts wait for the arbiter of the county, and each partner’s part has what was shared with it', () => {
  const parts = matters.flatMap((book) => book.parts);
  expect(parts.filter(({ state }) => state === 'disputed').length).toBe(2);
  const ofPartners = parts.filter(({ role, partner_id }) => role === 'helper' && partner_id !== null);
  expect(rowsOf('sharing').length).toBe(ofPartners.length);
  const bases = rowsOf('sharing').filter(({ basis, reason }) => (basis === 'duty') !== (reason !== null));
  expect(bases).toEqual([]);
  expect(partners.length).toBe(78);
});

test('no plan of support spends more than its budget, and nobody reviews his own', () => {
  const plans = new Map(rowsOf('support_plan').map((row) => [row['id'], row]));
  expect(plans.size).toBe(18);
  for (const { id, budget_fen } of rowsOf('support_measure')) {
    const spent = rowsOf('support_spending').filter(({ measure_id }) => measure_id === id);
    expect(spent.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0)).toBeLessThanOrEqual(Number(budget_fen));
  }
  for (const { plan_id, by_id } of rowsOf('support_review')) expect(plans.get(plan_id)?.['made_by']).not.toBe(by_id);
});

test('a confidential reporter allows the least, carries digits of his own, and no answer greets him by name', () => {
  const sealed = matters.filter(({ reporters }) => reporters.some(({ confidential }) => confidential));
  expect(sealed.length).toBe(9);
  for (const { reporters, facts } of sealed) {
    for (const { shares, name } of reporters) {
      expect(shares).toBe('minimum');
      const said = JSON.stringify(facts.map(({ data }) => data));
      expect(said).not.toMatch(new RegExp(`${name?.slice(0, 1)}(女士|先生)`));
    }
  }
});

test('the counted results are those that the migration sows', () => {
  const migration = readFileSync(new URL('../../migrations/0009_together.sql', import.meta.url), 'utf8');
  for (const [category, { fields }] of Object.entries(fieldList)) {
    for (const field of fields) {
      const [key, zh, en, unit] = field.split('|');
      expect(migration).toContain(`{"key":"${key}","zh":"${zh}","en":"${en}","unit_zh":"${unit}"`);
    }
    expect(migration).toContain(`('${category}', '[`);
  }
});
