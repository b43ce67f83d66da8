import QRCode from 'qrcode';
import type { Statement } from '../../algorithms/instalments/ledger.ts';
import { dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import { formatCapital, formatYuan } from '../../kit/money.ts';
import type { Context } from '../../platform/context.ts';
import { newCheckCode, sealDocument } from '../../platform/documents/sealed.ts';
import { typeset } from '../../platform/documents/typeset.ts';
import { actorOf } from '../../platform/facts.ts';
import type { Workshop } from '../agreements/api.ts';
import { dutyKinds } from '../agreements/words.ts';
import { ofMediation } from '../mediation/api.ts';
import { accountOn, standingOn, stateOfEntry } from './rules.ts';
import { insertStatement } from './store-write.ts';
import { dayFor, entriesOf, type Opened } from './subject.ts';
import type { Entry, Obligation } from './tables.ts';
import { ends, entryKinds, entryStates, findings, instalmentStates, standings } from './words.ts';

const title = '履行对账单';
const words = {
  plan: ['期数', '应付日', '应付', '已付', '未付', '状态'],
  ledger: ['日期', '事项', '金额', '登记人', '状态'],
  ledgerTitle: '履行账',
  planTitle: '各期情况',
  sums: '合计',
  note: '本单按双方登记并经对方确认的履行情况汇总；已登记未确认、有异议的付款不计入已付。机构不经手任何款项。对内容有异议的，请向调解组织提出。',
} as const;

const yuan = (fen: number) => `¥${formatYuan(fen)}`;

function sumsOf(statement: Statement) {
  const { totalFen, paidFen, restFen, overdueFen, overpaidFen, awaitingFen, disputedFen } = statement;
  const rows: (readonly [string, number])[] = [
    ['应付总额', totalFen],
    ['已付', paidFen],
    ['未付余额', restFen],
    ['其中已逾期', overdueFen],
    ['已登记待确认', awaitingFen],
    ['有异议', disputedFen],
    ['多付', overpaidFen],
  ];
  return rows
    .filter(([, fen], i) => i < 3 || fen > 0)
    .map(([label, fen]) => ({ label, text: `${yuan(fen)}　${formatCapital(fen)}` }));
}

const planRows = (statement: Statement): string[][] =>
  statement.lines.map((line) => [
    `第${line.number}期`,
    line.dueOn,
    yuan(line.fen),
    yuan(line.paidFen),
    yuan(line.restFen),
    line.state === 'overdue' ? `${instalmentStates.overdue.zh}${line.daysLate}天` : instalmentStates[line.state].zh,
  ]);

const ledgerRows = (entries: readonly Entry[]): string[][] =>
  entries.map((entry) => [
    entry.on_day,
    entry.found === null ? entryKinds[entry.what].zh : findings[entry.found].zh,
    entry.fen === null ? '' : yuan(entry.fen),
    ends[entry.from_end].zh,
    entryStates[stateOfEntry(entry)].zh,
  ]);

/** Sets, seals and keeps a statement of one account as it stands today; answers its sums. */
export async function makeStatement(
  ctx: Context,
  { store }: Workshop,
  { whole, ledger }: Opened,
  obligation: Obligation,
): Promise<void> {
  const entries = entriesOf(ledger, obligation.id);
  const day = dayFor(ctx, ledger);
  const statement = accountOn(obligation, entries, day);
  const code = newCheckCode();
  const url = `${ctx.settings.publicUrl}/check?code=${code}`;
  const namesOf = (ids: readonly string[]) =>
    whole.parties.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join('、');
  const [year = 0, month = 0, date = 0] = day.today.split('-').map(Number);
  const { pdf, pages } = await typeset({
    template: 'account',
    at: ctx.now,
    pictures: [['qr.svg', Buffer.from(await QRCode.toString(url, { type: 'svg', margin: 0 }))]],
    data: {
      title,
      words,
      made: { year, month, day: date },
      number: `${whole.mediation.number}　第${obligation.item}项　截至${day.today}`,
      foot: `查验码 ${code}`,
      pairs: [
        { label: ends.by.zh, text: namesOf(obligation.by_ids) },
        { label: ends.to.zh, text: namesOf(obligation.to_ids) },
        { label: dutyKinds[obligation.kind].zh, text: obligation.what },
        { label: '期限', text: termOf(obligation) },
        { label: '现状', text: standings[standingOn(obligation, entries, day)].zh },
      ].filter(({ text }) => text !== ''),
      sums: statement ? sumsOf(statement) : [],
      plan: statement ? planRows(statement) : [],
      ledger: ledgerRows(entries),
      url,
    },
  });
  const { sha256 } = await store().putSealed(pdf);
  await sealDocument(ctx, {
    code,
    kind: 'statement',
    subject: ofMediation(whole.mediation.id),
    pdf,
    pages,
    by: actorOf(ctx.who),
  });
  await insertStatement(ctx, whole.mediation.id, {
    id: newId(ctx.now.getTime()),
    obligation_id: obligation.id,
    on_day: dayOf(ctx.now),
    code,
    sha256,
    paid_fen: statement?.paidFen ?? 0,
    rest_fen: statement?.restFen ?? 0,
    overdue_fen: statement?.overdueFen ?? 0,
  });
}

function termOf({ instalments, due_on: due, from_on: from, until_on: until }: Obligation): string {
  if (instalments) return instalments.length > 1 ? `分${instalments.length}期` : `${instalments[0]?.dueOn ?? ''}以前`;
  if (due !== null) return `${due}以前`;
  return from === null ? '' : `${from}起${until === null ? '长期' : `至${until}`}`;
}

/** Name of the file that a statement is fetched under. */
export const statementFileName = (number: string, onDay: string): string => `${number} ${title} ${onDay}.pdf`;
