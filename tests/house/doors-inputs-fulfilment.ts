import { newId } from '../../src/kit/ids.ts';
import { lock } from '../../src/modules/agreements/lock.ts';
import { emptyText } from '../../src/modules/agreements/rules.ts';
import { newCheckCode } from '../../src/platform/documents/sealed.ts';
import { freshMediation, own } from './doors-inputs-mediation.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

interface Parties {
  readonly id: string;
  readonly partyId: string;
  readonly otherPartyId: string;
}

/** An agreement in force between the two parties: a hundred yuan by the end of the year, a payment that waits, a plan that waits, a call, a statement, a visit. */
async function freshPerformance(scene: Pick<Scene, 'house' | 'matter'>, { id, partyId, otherPartyId }: Parties) {
  const { house, matter } = scene;
  const made = {
    ...{ agreementId: newId(), obligationId: newId(), deedId: newId(), entryId: newId(), proposalId: newId() },
    ...{ callId: newId(), statementId: newId(), planId: newId(), taskId: newId() },
  };
  const now = house.now();
  const query = (sql: string, values: readonly unknown[]) => house.base.owner.query(sql, [...values]);
  const { locked, hash } = lock({
    ...{ format: 'maplebridge-agreement-1', mediation: id, version: 1, form: 'oral', track: 'people', code: '' },
    ...{ proposedOn: '2026-11-01', parties: [], mediators: [], text: emptyText('金桐社区人民调解委员会', [1, 2]) },
  });
  const instalments = JSON.stringify([{ number: 1, dueOn: '2026-12-31', fen: 10_000 }]);
  await query(
    `insert into agreement (id, mediation_id, number, form, track, state, locked, hash, code, drafted_at, proposed_at, effective_at, changed_at)
      values ($1, $2, 1, 'oral', 'people', 'effective', $3, $4, $5, $6, $6, $6, $6)`,
    [made.agreementId, id, locked, hash, newCheckCode(), now],
  );
  await query(
    `insert into revisit_plan (id, matter_id, template, unit_id, started_on, state, made_at)
      select $1, $2, 'mediation', unit_id, '2026-11-22', 'running', $3 from mediation where id = $4`,
    [made.planId, matter.id, now, id],
  );
  await query(
    `insert into revisit_task (id, plan_id, matter_id, unit_id, nth, planned_on, due_on, state)
      select $1, id, matter_id, unit_id, 1, '2026-11-29', '2026-11-29', 'due' from revisit_plan where id = $2`,
    [made.taskId, made.planId],
  );
  await query(
    `insert into performance (mediation_id, agreement_id, breach, looked_on, visit_plan_id, begun_at, changed_at) values ($1, $2, 'overdue', '2026-11-22', $3, $4, $4)`,
    [id, made.agreementId, made.planId, now],
  );
  const duty = `insert into obligation (id, mediation_id, agreement_id, item, kind, by_side, by_ids, to_ids, what, place, how, proof, due_on, at_once, terms_hash,
      state, made_at) values ($1, $2, $3, $4, $5, 1, $6, $7, '赔偿', '', '', '', $8, false, '', 'running', $9)`;
  const ends = [[partyId], [otherPartyId]];
  await query(duty, [made.obligationId, id, made.agreementId, 1, 'pay', ...ends, null, new Date('2026-11-01')]);
  await query(duty, [made.deedId, id, made.agreementId, 2, 'do', ...ends, '2026-11-02', new Date('2026-11-01')]);
  await query(
    'insert into obligation_plan (obligation_id, number, agreement_id, instalments, made_at) values ($1, 1, $2, $3, $4)',
    [...[made.obligationId, made.agreementId, instalments, now]],
  );
  await query(
    `insert into ledger_entry (id, obligation_id, mediation_id, what, on_day, fen, from_end, party_id, way, proof_for, by_kind, at)
      values ($1, $2, $3, 'payment', '2026-11-20', 100, 'to', $4, 'page', 'both', 'link', $5)`,
    [made.entryId, made.obligationId, id, otherPartyId, now],
  );
  await query(
    `insert into plan_proposal (id, mediation_id, obligation_id, from_end, way, as_of, rest_fen, rows, instalments, reason, state, at)
      values ($1, $2, $3, 'office', 'officer', '2026-11-22', 10000, $4, $4, '缓一缓', 'open', $5)`,
    [made.proposalId, id, made.deedId, instalments, now],
  );
  await query(
    `insert into performance_call (id, mediation_id, party_id, why, state, made_at) values ($1, $2, $3, 'urge', 'open', $4)`,
    [made.callId, id, partyId, now],
  );
  await query(
    `insert into account_statement (id, mediation_id, obligation_id, on_day, code, sha256, paid_fen, rest_fen, overdue_fen, at)
      values ($1, $2, $3, '2026-11-22', $4, '', 0, 10000, 0, $5)`,
    [made.statementId, id, made.obligationId, newCheckCode(), now],
  );
  return made;
}

type Made = Awaited<ReturnType<typeof freshPerformance>> & { readonly partyId: string };

function ofPerformance(fields: (made: Made) => object, state = 'performing'): Entry {
  return {
    state: 'in_hand',
    input: async (scene) => {
      const parties = await freshMediation(scene, state);
      const made = await freshPerformance(scene, parties);
      return { id: parties.id, ...fields({ ...made, partyId: parties.partyId }) };
    },
  };
}

/** A knock by a party about an account of the case that it came with. */
function ofOwn(fields: (made: Made) => object): Entry {
  return {
    ...own('performing'),
    input: async (scene) => {
      const { rows } = await scene.house.base.owner.query<{ id: string; parties: string[] }>(
        `select c.id, array_agg(p.id::text order by p.side) as parties from mediation c join mediation_party p on p.mediation_id = c.id
          where c.matter_id = $1 group by c.id order by max(c.opened_at) desc, c.id desc limit 1`,
        [scene.matter.id],
      );
      const [brought] = rows;
      const parties = brought
        ? { id: brought.id, partyId: brought.parties[0] ?? '', otherPartyId: brought.parties[1] ?? '' }
        : await freshMediation(scene, 'performing');
      return fields({ ...(await freshPerformance(scene, parties)), partyId: parties.partyId });
    },
  };
}

const paid = { what: 'payment', on: '2026-11-22', fen: 100 };
const plan = { rows: [{ dueOn: '2027-06-10', fen: 10_000 }], reason: '缓一缓' };
const byPhone = { way: 'phone' };

/** The least input of the doors of performance. */
export const fulfilmentInputs: Readonly<Record<string, Entry>> = {
  'performance.list': { input: () => ({}) },
  'performance.view': ofPerformance(() => ({})),
  'performance.record': ofPerformance(({ obligationId, partyId }) => ({ obligationId, partyId, ...byPhone, ...paid })),
  'performance.answer': ofPerformance(({ entryId, partyId }) => ({
    ...{ entryId, partyId, ...byPhone, verdict: 'confirmed' },
  })),
  'performance.look': ofPerformance(({ deedId }) => ({ obligationId: deedId, on: '2026-11-22', found: 'not-done' })),
  'performance.propose': ofPerformance(({ obligationId }) => ({ obligationId, ...plan })),
  'performance.answer-plan': ofPerformance(({ proposalId, partyId }) => ({
    ...{ proposalId, partyId, ...byPhone, verdict: 'declined' },
  })),
  'performance.breach': ofPerformance(() => ({ step: 'urge' })),
  'performance.grace': ofPerformance(() => ({ days: 5, reason: '双方说好' })),
  'performance.call': ofPerformance(({ callId }) => ({ callId, note: '说好了' })),
  'performance.visit': ofPerformance(
    ({ taskId, partyId }) => ({
      ...{ taskId, partyIds: [partyId], way: 'phone', performed: 'kept', satisfaction: 'content', again: 'no' },
      note: '都好',
    }),
    'revisiting',
  ),
  'performance.document': ofPerformance(({ statementId }) => ({ statementId })),
  'own.accounts': ofOwn(() => ({})),
  'own.account-record': ofOwn(({ obligationId }) => ({ obligationId, ...paid })),
  'own.account-answer': ofOwn(({ entryId }) => ({ entryId, verdict: 'confirmed' })),
  'own.plan-propose': ofOwn(({ obligationId }) => ({ obligationId, ...plan })),
  'own.plan-answer': ofOwn(({ proposalId }) => ({ proposalId, verdict: 'declined' })),
  'own.account-statement': ofOwn(({ statementId }) => ({ statementId })),
};
