import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspection, soundContent } from '../../../tests/support/procedures.ts';
import { ContentShape, DigitService } from './contract-shapes.ts';
import { type DigitFile, type Origin, readDigit, rolesIn, suggestRole } from './digit-read.ts';
import sample from './digit-sample.json' with { type: 'json' };
import { writeDigit } from './digit-write.ts';
import { inOrder } from './rules.ts';
import { findingsOf, isPublishable, keyOf } from './words-findings.ts';

const file = DigitService.parse(sample[0]);
const roles: Origin['roles'] = {
  ...Object.fromEntries(rolesIn(file).map((role) => [role, suggestRole(role) ?? null])),
  INSPECTOR: 'handle',
};
const origin: Origin = { file, roles, counts: 'working' };

describe('a workflow file of DIGIT', () => {
  const { content, leftOut } = readDigit(origin, 'environment.dust');

  test('becomes a procedure that may be published once its roles stand for duties of ours', () => {
    expect(findingsOf(content).filter(({ level }) => level === 'error')).toEqual([]);
    expect(content.start).toBe('TO_INSPECT');
    expect(content.stages).toMatchObject([
      { code: 'TO_INSPECT', kind: 'open', limit: { measure: 'working-days', amount: 1 } },
      { code: 'ORDERED', kind: 'open', limit: { measure: 'working-days', amount: 3 } },
      { code: 'REJECTED', kind: 'refused', limit: null },
      { code: 'RESOLVED', kind: 'done' },
    ]);
    const order = content.actions.find(({ code }) => code === 'ORDER');
    expect(order).toMatchObject({ duties: ['handle'], needsFile: true, needsNote: false });
    expect(content.actions.find(({ code }) => code === 'REJECT')).toMatchObject({ needsNote: true });
    const nobody = Object.fromEntries(rolesIn(file).map((role) => [role, null]));
    const unmapped = readDigit({ ...origin, roles: nobody }, 'other').content;
    expect(isPublishable(unmapped)).toBe(false);
  });

  test('tells what does not become a part of the procedure, and why', () => {
    expect(leftOut).toEqual([
      { what: 'APPLY', why: 'before' },
      { what: 'TO_INSPECT · COMMENT', why: 'nobody' },
      { what: 'TO_INSPECT · ESCALATE', why: 'nobody' },
      { what: 'ORDERED · WAIVE', why: 'inactive' },
      { what: 'REJECTED · REOPEN', why: 'ended' },
      { what: 'AT_HEAD', why: 'unreached' },
      { what: 'CANCELLED', why: 'unreached' },
    ]);
  });

  test('is exported as the same file, and read again as the same procedure', () => {
    const written = writeDigit(content, 'LC-1');
    expect(written).toEqual(sample[0]);
    expect(readDigit({ ...origin, file: written }, content.category).content).toEqual({
      ...content,
      origin: { ...origin, file: written },
    });
  });

  test('names next states by their ids where it is an answer of a search', () => {
    const uuid = (state: string | null | undefined) => `uuid-${state}`;
    const found: DigitFile = {
      ...file,
      states: file.states.map((state) => ({
        ...state,
        uuid: uuid(state.state),
        ...(state.actions && {
          actions: state.actions.map((action) => ({ ...action, nextState: uuid(action.nextState) })),
        }),
      })),
    };
    const read = readDigit({ ...origin, file: found }, content.category).content;
    expect({ ...read, origin }).toEqual(content);
    expect(writeDigit(read, 'LC-1')).toEqual(found);
  });

  test('keeps what colleagues changed, in its own fields where DIGIT has one', () => {
    const changed = inOrder({
      ...content,
      stages: content.stages
        .filter(({ code }) => code !== 'REJECTED')
        .map((stage) =>
          stage.code === 'ORDERED'
            ? { ...stage, zh: '责令整改', limit: { measure: 'working-days' as const, amount: 5 } }
            : stage,
        ),
      actions: content.actions
        .filter(({ to }) => to !== 'REJECTED')
        .map((action) =>
          action.code === 'RESOLVE'
            ? { ...action, duties: ['handle' as const], needs: ['photo-after' as const] }
            : action,
        ),
    });
    const written = writeDigit(changed, 'LC-1');
    const ordered = written.states.find(({ state }) => state === 'ORDERED');
    expect(ordered).toMatchObject({ sla: 432_000_000, docUploadRequired: true, maplebridge: { zh: '责令整改' } });
    expect(ordered?.actions?.find(({ action }) => action === 'RESOLVE')).toMatchObject({
      roles: ['INSPECTOR'],
      maplebridge: { needs: ['photo-after'] },
    });
    expect(written.states.some(({ state }) => state === 'REJECTED')).toBe(false);
    const again = readDigit({ ...origin, file: written }, changed.category).content;
    expect({ ...again, origin }).toEqual(changed);
  });
});

const mappingOf = (written: DigitFile): Origin => ({
  file: written,
  roles: Object.fromEntries(rolesIn(written).map((role) => [role, suggestRole(role) ?? null])),
  counts: 'working',
});

test('a procedure made here goes out as a file in which every role is named, and comes back as it was', () => {
  const written = writeDigit(inspection, 'LC-1001');
  expect(DigitService.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
  expect(written.states[0]).toMatchObject({
    state: null,
    isStartState: true,
    actions: [{ nextState: inspection.start }],
  });
  expect(rolesIn(written)).toEqual(['MB_HANDLE', 'MB_LEAD', 'MB_ASSIGN']);
  const again = readDigit(mappingOf(written), inspection.category).content;
  expect({ ...again, origin: null }).toEqual(inspection);
});

test('whatever sound procedure goes out comes back as it was, and a second time as the same file', () => {
  fc.assert(
    fc.property(soundContent, (made) => {
      const content = inOrder(ContentShape.parse(made));
      const written = writeDigit(content, 'LC-1001');
      const read = readDigit(mappingOf(written), content.category);
      expect({ ...read.content, origin: null }).toEqual(content);
      expect(read.content.actions.map(keyOf)).toEqual(content.actions.map(keyOf));
      expect(writeDigit(read.content, 'LC-1001')).toEqual(written);
    }),
    { numRuns: 60 },
  );
});
