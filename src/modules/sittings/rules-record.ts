import type { RefusalCode } from '../../kit/refusal.ts';
import { type FactRow, judgeFact } from './rules-sheet.ts';
import { sayMoment } from './rules-times.ts';
import { factStands, outcomes, presences, type SittingKind, sittingKinds, type Verdict } from './words.ts';

/** Somebody of whom the record says whether he came. */
export interface Attendee {
  /** `party.<id>`, `seat.<id>`, `member.<id>`. */
  readonly key: string;
  readonly name: string;
  /** 当事人、代理人、主调解员, a unit. */
  readonly role: string;
  readonly side: number | null;
}

export interface RecordSources {
  readonly number: string;
  readonly title: string;
  readonly track: string;
  readonly sittingNumber: number;
  readonly kind: SittingKind;
  readonly isSimple: boolean;
  readonly isOpen: boolean;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly place: string;
  readonly attendees: readonly Attendee[];
  readonly present: Readonly<Record<string, string>>;
  readonly sides: readonly number[];
  readonly facts: readonly FactRow[];
  readonly articles: readonly string[];
  readonly course: string;
  readonly result: string;
  readonly outcome: keyof typeof outcomes | null;
}

const sideNames = ['', '甲方', '乙方', '丙方', '丁方'];
const sideName = (side: number) => sideNames[side] ?? `第${side}方`;

/** Those of whom the sheet says that they came. */
export const cameTo = (present: Readonly<Record<string, string>>, key: string): boolean =>
  present[key] === 'yes' || present[key] === 'late';

const said = ({ name, role, side }: Attendee) => `${side === null ? '' : sideName(side)} ${name}（${role}）`.trim();

function attendance({ attendees, present }: RecordSources): string[] {
  const came = attendees.filter(({ key }) => cameTo(present, key));
  const away = attendees.filter(({ key }) => present[key] === 'no');
  const late = came.filter(({ key }) => present[key] === 'late');
  return [
    `到场：${came.map(said).join('；') || '无'}`,
    ...(late.length > 0 ? [`${presences.late.zh}：${late.map(said).join('；')}`] : []),
    ...(away.length > 0 ? [`${presences.no.zh}：${away.map(said).join('；')}`] : []),
  ];
}

function factLines({ facts, sides }: RecordSources): string[] {
  const told = facts.filter(({ text }) => text !== '');
  const of = (wanted: ReturnType<typeof judgeFact>) => told.filter((fact) => judgeFact(fact, sides) === wanted);
  const stand = ({ stands, remarks }: FactRow) =>
    sides
      .flatMap((side) => {
        const value = stands[String(side)];
        const remark = remarks[String(side)];
        const words = value === 'agreed' || value === 'disputed' ? factStands[value].zh : '未表态';
        return value === undefined && !remark ? [] : [`${sideName(side)}${words}${remark ? `（${remark}）` : ''}`];
      })
      .join('，');
  const block = (title: string, rows: readonly FactRow[], withStands: boolean) =>
    rows.length === 0
      ? []
      : [
          title,
          ...rows.map((fact, i) => {
            const stands = withStands ? stand(fact) : '';
            return `  ${i + 1}. ${fact.text}${stands === '' ? '' : `——${stands}`}`;
          }),
        ];
  return [
    ...block('双方无争议的事实：', of('agreed'), false),
    ...block('双方有争议的事实：', of('disputed'), true),
    ...block('尚待核对的事实：', of('open'), true),
  ];
}

/**
 * 调解记录: attendance, the table of facts, the course, what was cited and what came of it, in the language of the file. A simple case states
 * the matter and the result only (若干规定 §35). What one side told alone is no source of it.
 */
export function composeRecord(of: RecordSources): string {
  const when = (at: Date | null) => (at === null ? '' : sayMoment(at).zh);
  const result = [`结果：${of.result}`, ...(of.outcome === null ? [] : [`（${outcomes[of.outcome].zh}）`])].join('');
  const head = [
    '调解记录',
    `编号：${of.number}　第${of.sittingNumber}次　${of.track}`,
    `事由：${of.title}`,
    `时间：${when(of.begunAt)}${of.endedAt === null ? '' : ` 至 ${when(of.endedAt)}`}`,
  ];
  if (of.isSimple) return [...head, result].join('\n');
  return [
    ...head,
    `方式：${sittingKinds[of.kind].zh}，${of.isOpen ? '公开' : '不公开'}${of.place === '' ? '' : `；地点：${of.place}`}`,
    ...attendance(of),
    ...factLines(of),
    `经过：${of.course}`,
    ...(of.articles.length > 0 ? [`引用：${of.articles.join('；')}`] : []),
    result,
  ].join('\n');
}

/** A record can be read back when it says what came of it, and, unless the case is simple, how it went and who came. */
export function judgeRecord(of: RecordSources): RefusalCode | undefined {
  if (of.result.trim() === '') return 'record.empty';
  if (of.isSimple) return undefined;
  return of.course.trim() === '' || !of.attendees.some(({ key }) => of.present[key] !== undefined)
    ? 'record.empty'
    : undefined;
}

/** Final once everybody who must has confirmed or refused; a correction asked for keeps it open. */
export function isFinal(signers: readonly string[], said: ReadonlyMap<string, Verdict>): boolean {
  return signers.every((id) => said.get(id) === 'confirmed' || said.get(id) === 'refused');
}
