import { performance } from 'node:perf_hooks';
import type { AgreementText } from '../src/algorithms/definite-duties/text.ts';
import { makePlan } from '../src/algorithms/instalments/plan.ts';
import { agreementDocx, agreementPdf, type DocumentOf } from '../src/modules/agreements/documents.ts';
import { type LockedAgreement, lock } from '../src/modules/agreements/lock.ts';
import type { Signer } from '../src/modules/agreements/tables.ts';

const rounds = 300;
const warming = 5;
const at = new Date('2026-11-22T08:00:00Z');

/** Twenty wan in twelve instalments, another text in each round. */
function textOf(round: number): AgreementText {
  const duty = {
    kind: 'pay',
    by: '2',
    to: '1',
    capital: '',
    each: false,
    where: '',
    how: '微信转账',
    proof: '凭证',
  } as const;
  const rows = makePlan({
    totalFen: 20_000_000 + round,
    count: 12,
    from: '2026-12-01',
    rhythm: { every: 'month', day: 10 },
  });
  return {
    body: '金桐社区人民调解委员会',
    facts: `${'乙方因进货向甲方借款，出具欠条一张，约定当年年底还清，至今未还。'.repeat(6)}第 ${round} 次。`,
    disputed: '欠款数额和还款期限。',
    outcome: '',
    responsibilities: [
      { side: 1, text: '甲方同意乙方分期偿还。' },
      { side: 2, text: '乙方承认欠款属实，应当偿还。' },
    ],
    heldOn: '2026-11-22',
    heldAt: '金桐调解室',
    present: [{ name: '刘主任', what: '社区居委会', signs: true }],
    duties: [
      { ...duty, what: '偿还借款本金', amountFen: 20_000_000 + round, time: { when: 'plan', rows } },
      { ...duty, what: '赔偿门锁', amountFen: 20_000, time: { when: 'now' } },
    ],
    more: '乙方还清后，甲方当日退还欠条原件。',
    collective: false,
    withoutAddresses: false,
  };
}

const party = (id: string, side: number, name: string): LockedAgreement['parties'][number] => ({
  ...{ id, side, name, role: 'party', actsFor: null, gender: 'female', bornOn: '1958-03-02' },
  ...{ occupation: '退休', employer: '', address: '金桐小区3号楼201' },
});

function documentOf(round: number): DocumentOf {
  const agreement: LockedAgreement = {
    format: 'maplebridge-agreement-1',
    mediation: '2026-T00001',
    version: 1,
    form: 'written',
    track: 'people',
    code: 'JD-7K3M-9PQX4',
    proposedOn: '2026-11-22',
    parties: [party('a', 1, '王秀兰'), party('b', 2, '赵大勇')],
    mediators: [{ name: '李梅', what: '主调解员' }],
    text: textOf(round),
  };
  const { hash } = lock(agreement);
  const hands = [
    ['party', '王秀兰'],
    ['party', '赵大勇'],
    ['witness', '刘主任'],
    ['mediator', '李梅'],
    ['seal', agreement.text.body],
  ] as const;
  const signers = hands.map(
    ([kind, name], i): Signer => ({
      ...{ id: String(i), agreement_id: '', nth: i + 1, kind, name, what: '', party_id: null, person_id: null },
      ...{ side: kind === 'party' ? i + 1 : null, state: 'signed', signed_by: null, signed_name: name, hash, at },
      ...{ how: kind === 'seal' ? 'noted' : 'page', strokes: kind === 'seal' ? null : handOf(round + i) },
      ...{ file_id: null, witness: null, reason: null },
    }),
  );
  return { agreement, hash, signers, signed: true, at, publicUrl: 'https://bridge.example' };
}

/** Six strokes of sixty points. */
function handOf(seed: number): number[][] {
  return Array.from({ length: 6 }, (_, stroke) =>
    Array.from({ length: 120 }, (_, i) => (i % 2 === 0 ? 60 + stroke * 150 + i : 200 + ((i * seed) % 150))),
  );
}

async function measure(what: string, make: (of: DocumentOf) => Promise<{ length: number }>): Promise<void> {
  const taken: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds + warming; round += 1) {
    const of = documentOf(round);
    const start = performance.now();
    bytes = (await make(of)).length;
    if (round >= warming) taken.push(performance.now() - start);
  }
  taken.sort((one, other) => one - other);
  const share = (part: number) => (taken[Math.floor(rounds * part)] ?? 0).toFixed(1);
  process.stdout.write(
    `${what.padEnd(40)}p50 ${share(0.5)} ms  p99 ${share(0.99)} ms  (${Math.round(bytes / 1000)} kB)\n`,
  );
}

await measure('agreement PDF, 12 instalments, signed', async (of) => (await agreementPdf(of)).pdf);
await measure('agreement DOCX, 12 instalments, signed', agreementDocx);
