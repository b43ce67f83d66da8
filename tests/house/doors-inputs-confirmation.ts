import type { Duty } from '../../src/algorithms/definite-duties/duty.ts';
import { addDays, dayOf } from '../../src/kit/calendar.ts';
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

interface Wish {
  readonly state?: 'open' | 'submitted';
  readonly marks?: readonly string[];
}

const duty: Duty = {
  ...{ kind: 'pay', by: '2', to: '1', what: '赔偿损失', amountFen: 20_000, capital: '', each: false },
  ...{ time: { when: 'now' }, where: '', how: '现金', proof: '收条' },
};

/** An agreement in force between the two parties, and the time in which they may ask the court; a paper that was put in. */
async function freshConfirmation(
  { house }: Pick<Scene, 'house'>,
  { id, partyId, otherPartyId }: Parties,
  { state = 'open', marks = [] }: Wish = {},
) {
  const made = { confirmationId: newId(), agreementId: newId(), paperId: newId() };
  const now = house.now();
  const today = dayOf(now);
  const code = newCheckCode();
  const partyIds = [partyId, otherPartyId];
  const query = (sql: string, values: readonly unknown[]) => house.base.owner.query(sql, [...values]);
  const locked = lock({
    ...{ format: 'maplebridge-agreement-1', mediation: id, version: 1, form: 'written', track: 'people', code },
    proposedOn: today,
    parties: partyIds.map((party, i) => ({
      ...{ id: party, side: i + 1, role: 'party', actsFor: null, name: '王秀兰', gender: null, bornOn: null },
      ...{ occupation: '', employer: '', address: '' },
    })),
    mediators: [{ name: '李梅', what: '调解员' }],
    text: { ...emptyText('金桐社区人民调解委员会', [1, 2]), facts: '楼上漏水。', duties: [duty] },
  });
  await query(
    `insert into agreement (id, mediation_id, number, form, track, state, locked, hash, code, drafted_at, proposed_at, effective_at, changed_at)
      values ($1, $2, 1, 'written', 'people', 'effective', $3, $4, $5, $6, $6, $6, $6)`,
    [made.agreementId, id, locked.locked, locked.hash, code, now],
  );
  for (const [i, party] of partyIds.entries())
    await query(
      `insert into agreement_signer (id, agreement_id, nth, kind, party_id, side, name, state, how, hash, at)
        values ($1, $2, $3, 'party', $4, $3, '王秀兰', 'signed', 'paper', $5, $6)`,
      [newId(), made.agreementId, i + 1, party, locked.hash, now],
    );
  const sent = state === 'submitted' ? [today, '{}'] : [null, null];
  await query(
    `insert into confirmation (id, mediation_id, agreement_id, state, effective_on, last_on, lawful_last_on, marks, property, submitted_on, submitted_how, bundle,
        opened_at, changed_at) values ($1, $2, $3, $4, $5, $6, $6, $7, 'none', $8, case when $8::date is null then null else 'window' end, $9, $10, $10)`,
    [made.confirmationId, id, made.agreementId, state, today, addDays(today, 30), marks, ...sent, now],
  );
  await query(
    `insert into confirmation_paper (id, confirmation_id, kind, party_id, at, by_kind) values ($1, $2, 'identity', $3, $4, 'staff')`,
    [made.paperId, made.confirmationId, partyId, now],
  );
  return { ...made, today };
}

type Made = Awaited<ReturnType<typeof freshConfirmation>> & Parties;

function ofConfirmation(fields: (made: Made) => object = () => ({}), wish: Wish = {}): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const parties = await freshMediation(scene, 'performing');
      const made = await freshConfirmation(scene, parties, wish);
      return { id: parties.id, ...fields({ ...parties, ...made }) };
    },
  };
}

/** A knock by a party about the application of the case that it came with. */
function ofOwn(fields: (made: Made, scene: Scene) => object | Promise<object>): Entry {
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
      return fields({ ...parties, ...(await freshConfirmation(scene, parties)) }, scene);
    },
  };
}

async function freshScan({ house, accountId }: Scene): Promise<string> {
  const id = newId();
  await house.base.owner.query(
    `insert into stored_file (id, kind, media_type, extension, original_hash, clean_hash, bytes, by_kind, by_id, at)
      values ($1, 'pdf', 'application/pdf', 'pdf', $2, $2, 9, 'staff', $3, $4)`,
    [id, '0'.repeat(64), accountId ?? null, house.now()],
  );
  return id;
}

function ofDossier(fields: (made: { id: string; paperId: string }, scene: Scene) => object | Promise<object>): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const { id } = await freshMediation(scene, 'failed');
      const paperId = newId();
      await scene.house.base.owner.query(
        `insert into dossier_paper (id, mediation_id, item, file_id, at, by_id) values ($1, $2, 'evidence', $1, $3, $1)`,
        [paperId, id, scene.house.now()],
      );
      return { id, ...(await fields({ id, paperId }, scene)) };
    },
  };
}

function ofPrint(fields: object): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const parties = await freshMediation(scene, 'failed');
      const id = newId();
      await scene.house.base.owner.query(
        `insert into dossier_print (id, mediation_id, code, purpose, final, state, asked_by, asked_at)
          values ($1, $2, $3, '审卷', false, 'waiting', $1, $4)`,
        [id, parties.id, newCheckCode(), scene.house.now()],
      );
      return { id, ...fields };
    },
  };
}

const version = { version: 1 };
const reached = { address: '金桐小区3号楼201', phone: '13900001001' };

/** The least input of the doors of judicial confirmation and of the file of a mediation. */
export const confirmationInputs: Readonly<Record<string, Entry>> = {
  'confirmation.view': ofConfirmation(),
  'confirmation.check': ofConfirmation(() => ({ ...version, property: 'none' })),
  'confirmation.say': ofConfirmation(({ partyId }) => ({ partyId, said: 'yes', how: 'phone' })),
  'confirmation.court': ofConfirmation(() => ({ ...version, courtName: '金泉区人民法院', basis: 'body' })),
  'confirmation.contact': ofConfirmation(({ partyId }) => ({ partyId, ...reached })),
  'confirmation.paper': ofConfirmation(({ partyId }) => ({ kind: 'identity', partyId })),
  'confirmation.drop-paper': ofConfirmation(({ paperId }) => ({ paperId })),
  'confirmation.application': ofConfirmation(() => ({}), { marks: ['marriage'] }),
  'confirmation.bundle': ofConfirmation(),
  'confirmation.submit': ofConfirmation(({ today }) => ({ ...version, on: today, how: 'window' })),
  'confirmation.send': ofConfirmation(() => version),
  'confirmation.answer': ofConfirmation(({ today }) => ({ ...version, answer: 'accepted', on: today }), {
    state: 'submitted',
  }),
  'own.confirmation': own('performing'),
  'own.confirmation-say': ofOwn(({ partyId }) => ({ partyId, said: 'yes' })),
  'own.confirmation-contact': ofOwn(({ partyId }) => ({ partyId, ...reached })),
  'own.confirmation-paper': ofOwn(async ({ partyId }, scene) => ({
    ...{ partyId, kind: 'identity', fileId: await freshScan(scene) },
  })),
  'court.view': { input: () => ({}) },
  'court.bundle': { input: () => ({}) },
  'court.answer': { input: () => ({ answer: 'accepted', on: '2026-11-22' }) },
  'dossier.view': ofDossier(() => ({})),
  'dossier.paper': ofDossier(async (_, scene) => ({ item: 'evidence', fileId: await freshScan(scene) })),
  'dossier.drop-paper': ofDossier(({ paperId }) => ({ paperId })),
  'dossier.note': ofDossier(() => ({ item: 'record', reason: '没有开过调解会' })),
  'dossier.term': ofDossier(() => ({ term: '30y' })),
  'dossier.print': ofDossier(() => ({ reason: '主任审卷' })),
  'dossier.file': ofDossier(() => ({ ...version, term: '10y' })),
  'dossier.progress': ofPrint({}),
  'dossier.read': ofPrint({ form: 'pdf' }),
};
