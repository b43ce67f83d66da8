import type { Duty } from '../../src/algorithms/definite-duties/duty.ts';
import type { AgreementText } from '../../src/algorithms/definite-duties/text.ts';
import { newId } from '../../src/kit/ids.ts';
import { lock } from '../../src/modules/agreements/lock.ts';
import { emptyText } from '../../src/modules/agreements/rules.ts';
import { newCheckCode } from '../../src/platform/documents/sealed.ts';
import { freshMediation, own } from './doors-inputs-mediation.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

const today = '2026-11-22';
const body = '金桐社区人民调解委员会';
const strokes = [[100, 100, 400, 300, 800, 120]];
const duty: Duty = {
  ...{ kind: 'pay', by: '2', to: '1', what: '赔偿损失', amountFen: 20_000, capital: '', each: false },
  ...{ time: { when: 'now' }, where: '', how: '现金', proof: '收条' },
};
const text: AgreementText = {
  ...emptyText(body, [1, 2]),
  facts: '楼上漏水。',
  disputed: '赔多少。',
  responsibilities: [1, 2].map((side) => ({ side, text: '如实履行。' })),
  duties: [duty],
};

interface Wish {
  readonly draft?: true;
  readonly collective?: true;
  /** How many of the four signers have signed. */
  readonly signed?: number;
}

interface Parties {
  readonly id: string;
  readonly partyIds: readonly string[];
}

/** An agreement of a mediation, drafted or proposed, with as many signatures as were wished for. */
async function freshAgreement({ house }: Pick<Scene, 'house'>, { id, partyIds }: Parties, wish: Wish = {}) {
  const agreementId = newId();
  const code = newCheckCode();
  const query = (sql: string, values: readonly unknown[]) => house.base.owner.query(sql, [...values]);
  const locked = lock({
    ...{ format: 'maplebridge-agreement-1', mediation: id, version: 1, form: 'written', track: 'people', code },
    proposedOn: today,
    parties: partyIds.map((party, i) => ({
      ...{ id: party, side: i + 1, role: 'party', actsFor: null, name: '王秀兰', gender: null, bornOn: null },
      ...{ occupation: '', employer: '', address: '' },
    })),
    mediators: [{ name: '李梅', what: '调解员' }],
    text: { ...text, collective: wish.collective ?? false },
  });
  await query(
    `insert into agreement (id, mediation_id, number, form, track, state, draft, locked, hash, code, drafted_at, proposed_at, changed_at)
      values ($1, $2, 1, 'written', 'people', $3, $4, $5, $6, $7, $8, $9, $8)`,
    wish.draft
      ? [agreementId, id, 'draft', JSON.stringify(text), null, null, null, house.now(), null]
      : [agreementId, id, 'proposed', null, locked.locked, locked.hash, code, house.now(), house.now()],
  );
  const kinds = ['party', 'party', 'mediator', 'seal'] as const;
  const signerIds = kinds.map(() => newId());
  for (const [i, kind] of wish.draft ? [] : kinds.entries()) {
    const isSigned = i < (wish.signed ?? 0);
    await query(
      `insert into agreement_signer (id, agreement_id, nth, kind, party_id, side, name, state, how, hash, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[signerIds[i], agreementId, i + 1, kind, partyIds[i] ?? null, kind === 'party' ? i + 1 : null],
        ...[kind === 'seal' ? body : '王秀兰', isSigned ? 'signed' : 'waiting'],
        ...(isSigned ? ['paper', locked.hash, house.now()] : [null, null, null]),
      ],
    );
  }
  return { agreementId, signerId: signerIds[0], hash: locked.hash, code };
}

type Made = Awaited<ReturnType<typeof freshAgreement>>;

function ofAgreement(wish: Wish, fields: (made: Made, scene: Scene) => object | Promise<object> = () => ({})): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const { id, partyId, otherPartyId } = await freshMediation(scene);
      const made = await freshAgreement(scene, { id, partyIds: [partyId, otherPartyId] }, wish);
      return { id, agreementId: made.agreementId, ...(await fields(made, scene)) };
    },
  };
}

/** A knock by a party about an agreement of the case that it came with. */
function ofOwn(fields: (made: Made) => object): Entry {
  return {
    ...own('under-way'),
    input: async (scene) => {
      const { rows } = await scene.house.base.owner.query<{ id: string; parties: string[] }>(
        `select c.id, array_agg(p.id::text order by p.side) as parties from mediation c join mediation_party p on p.mediation_id = c.id
          where c.matter_id = $1 group by c.id order by max(c.opened_at) desc, c.id desc limit 1`,
        [scene.matter.id],
      );
      const [brought] = rows;
      const { id, partyId, otherPartyId } = brought
        ? { id: brought.id, partyId: brought.parties[0] ?? '', otherPartyId: brought.parties[1] ?? '' }
        : await freshMediation(scene);
      const made = await freshAgreement(scene, { id, partyIds: [partyId, otherPartyId] });
      return { agreementId: made.agreementId, ...fields(made) };
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

const version = { version: 1 };

/** The least input of the doors of agreements. */
export const agreementInputs: Readonly<Record<string, Entry>> = {
  'agreement.list': ofAgreement({}),
  'agreement.view': ofAgreement({}),
  'agreement.begin': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({ id: (await freshMediation(scene)).id }),
  },
  'agreement.save': ofAgreement({ draft: true }, () => ({ ...version, text })),
  'agreement.propose': ofAgreement({ draft: true }, () => version),
  'agreement.discard': ofAgreement({}, () => version),
  'agreement.sign': ofAgreement({}, ({ signerId, hash }) => ({ signerId, hash, strokes, signedName: '王秀兰' })),
  'agreement.decline': ofAgreement({}, ({ signerId }) => ({ signerId, reason: '还要想想' })),
  'agreement.scan': ofAgreement({}, async ({ signerId, hash }, scene) => ({
    ...{ signerIds: [signerId], fileId: await freshScan(scene), printedHash: hash.slice(0, 16), signedOn: today },
  })),
  'agreement.seal': ofAgreement({ signed: 3 }, () => ({ sealedOn: today, sealName: body })),
  'agreement.close-list': ofAgreement({ collective: true }, () => version),
  'agreement.document': ofAgreement({}, () => ({ form: 'docx' })),
  'agreement.check': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const { id, partyId, otherPartyId } = await freshMediation(scene);
      const { code } = await freshAgreement(scene, { id, partyIds: [partyId, otherPartyId] });
      return { code, tail: '1001' };
    },
  },
  'own.agreements': ofOwn(() => ({})),
  'own.sign': ofOwn(({ signerId, hash }) => ({ signerId, hash, strokes, signedName: '王秀兰' })),
  'own.decline': ofOwn(({ signerId }) => ({ signerId, reason: '还要想想' })),
  'own.document': ofOwn(() => ({ form: 'docx' })),
};
