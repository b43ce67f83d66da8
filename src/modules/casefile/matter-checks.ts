import { clockOf } from '../../platform/documents/paper-time.ts';
import type { FileCheck } from '../../platform/documents/section.ts';
import { evidenceWords } from '../categories/words.ts';
import type { FiledMatter } from '../matters/api.ts';
import { solvedWords } from '../matters/words.ts';

type State = FileCheck['state'];

const over: ReadonlySet<string> = new Set(['withdrawn', 'not_accepted']);
const check = (item: string, state: State, why: string): FileCheck => ({ item, state, why });

/**
 * 卷内材料核对: what the file of a matter must hold, what of it is there, and why the rest is not. A matter that was withdrawn or not
 * accepted needs no result; what comes after closing is not missing before it.
 */
export function matterChecks(filed: FiledMatter): FileCheck[] {
  return [
    check('反映内容', 'there', `${clockOf(filed.matter.reported_at)} 登记`),
    reporterCheck(filed),
    decisionCheck(filed),
    leadCheck(filed),
    ...filed.parts.map(partCheck),
    answerCheck(filed),
    ...filed.category.evidence.map((evidence) => evidenceCheck(filed, evidence)),
    ...afterwards(filed),
  ];
}

function reporterCheck({ reporters }: FiledMatter): FileCheck {
  const named = reporters.some(({ name, phone }) => name !== null || phone !== null);
  return check('反映人信息', named ? 'there' : 'not-needed', named ? '' : '反映人没有留姓名和电话');
}

function decisionCheck({ facts, matter }: FiledMatter): FileCheck {
  const decided = facts.find(({ kind }) => kind === 'matter.accepted' || kind === 'matter.declined');
  if (decided) return check('受理决定', 'there', clockOf(decided.at));
  return matter.state === 'withdrawn'
    ? check('受理决定', 'not-needed', '受理前已撤回')
    : check('受理决定', 'missing', '尚未受理');
}

function leadCheck({ leadName, matter }: FiledMatter): FileCheck {
  if (leadName !== null) return check('承办人', 'there', leadName);
  return over.has(matter.state)
    ? check('承办人', 'not-needed', '没有进入办理')
    : check('承办人', 'missing', '尚未分派到人');
}

function partCheck(part: FiledMatter['parts'][number]): FileCheck {
  const item = `协办答复：${part.who}`;
  if (part.answer) return check(item, 'there', '');
  const due = part.dueAt === null ? '' : `，应于 ${clockOf(part.dueAt)} 前办完`;
  return part.state === 'done' ? check(item, 'there', '没有留下文字') : check(item, 'missing', `尚未答复${due}`);
}

function answerCheck({ matter }: FiledMatter): FileCheck {
  if (matter.answered_at !== null) return check('对反映人的答复', 'there', clockOf(matter.answered_at));
  if (over.has(matter.state)) return check('对反映人的答复', 'not-needed', '没有进入办理');
  const promised = matter.promised_at === null ? '' : `，承诺 ${clockOf(matter.promised_at)} 前`;
  return check('对反映人的答复', 'missing', `尚未答复${promised}`);
}

function evidenceCheck({ matter }: FiledMatter, evidence: keyof typeof evidenceWords): FileCheck {
  const { zh } = evidenceWords[evidence];
  if (matter.evidence.includes(evidence)) return check(zh, 'there', '');
  return over.has(matter.state) ? check(zh, 'not-needed', '没有进入办理') : check(zh, 'missing', '该类别办结前须有');
}

function afterwards({ matter }: FiledMatter): FileCheck[] {
  const { solved, closed_at: closedAt, revisited_at: revisitedAt, revisit_due_on: dueOn } = matter;
  if (over.has(matter.state)) return [check('办结与回访', 'not-needed', '没有进入办理')];
  if (closedAt === null) return [check('办结与回访', 'not-needed', '尚在办理，办结后进行')];
  return [
    check('办结记录', 'there', clockOf(closedAt)),
    revisitedAt === null
      ? check('回访记录', 'missing', dueOn === null ? '尚未回访' : `应于 ${dueOn} 前回访`)
      : check('回访记录', 'there', clockOf(revisitedAt)),
    solved === 'unasked' || solved === 'asked'
      ? check('反映人的意见', 'missing', solvedWords[solved].zh)
      : check('反映人的意见', 'there', solvedWords[solved].zh),
  ];
}
