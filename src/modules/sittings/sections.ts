import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block, FileSections } from '../../platform/documents/section.ts';
import { findMediation, type WholeMediation } from '../mediation/api.ts';
import { listSignatures, listSittings } from './store-sittings.ts';
import type { Signature, Sitting } from './tables.ts';
import { signWays, verdicts } from './words.ts';

/** 调解记录 for the file of a mediation: what was read back to the sides and signed. What one side told alone is no part of it. */
export const recordSections: FileSections = async ({ tx }, { subject, audience }) => {
  if (subject.kind !== 'mediation' || audience.kind !== 'whole') return [];
  const whole = await findMediation(tx, subject.id);
  const sittings = (await listSittings(tx, subject.id)).filter(({ record_state }) => record_state === 'locked');
  const signatures = await listSignatures(tx, subject.id);
  if (!whole || sittings.length === 0) return [];
  const blocks = sittings.flatMap((sitting) => recordBlocks(whole, sitting, signatures));
  return [
    {
      key: 'sittings.records',
      item: 'record',
      title: { zh: '调解记录', en: 'Records' },
      order: 30,
      blocks,
      checks: [],
    },
  ];
};

function recordBlocks({ parties }: WholeMediation, sitting: Sitting, signatures: readonly Signature[]): Block[] {
  const nameOf = (id: string) => parties.find((one) => one.id === id)?.name ?? '';
  const own = signatures.filter(
    ({ sitting_id, record_number }) => sitting_id === sitting.id && record_number === sitting.record_number,
  );
  const rows = own.map((one) => [
    nameOf(one.party_id),
    verdicts[one.verdict].zh,
    [signWays[one.way].zh, one.note].filter((text) => text !== '').join('：'),
    clockOf(one.at),
  ]);
  const files = own.flatMap(({ file_id: fileId, party_id: id }) =>
    fileId === null ? [] : [{ fileId, caption: `第 ${sitting.number} 次调解记录 · ${nameOf(id)}的签名` }],
  );
  const head = ['当事人', '核对', '方式', '时间'];
  return [
    { kind: 'text', title: `第 ${sitting.number} 次调解记录`, text: sitting.record_text ?? '' },
    ...(rows.length > 0 ? [{ kind: 'table' as const, widths: [2, 2, 4, 3], head, rows }] : []),
    ...(files.length > 0 ? [{ kind: 'files' as const, files }] : []),
  ];
}
