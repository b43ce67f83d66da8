import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block, FileAudience, FiledAttachment, FileSection } from '../../platform/documents/section.ts';
import type { FileRow } from '../../platform/files/rows.ts';
import type { FiledMatter } from '../matters/api.ts';
import { partStates, solvedWords } from '../matters/words.ts';
import { matterChecks } from './matter-checks.ts';
import { ownStory, sharedStory, wholeStory } from './matter-story.ts';
import { accessLines } from './opened.ts';

const line = (label: string, text: string | null | undefined) => ({ label, text: text || '—' });

/** The sections of the matter itself for one audience: the whole, the little that goes into an evidence pack, or what one reporter may see. */
export function matterSections(filed: FiledMatter, audience: FileAudience): FileSection[] {
  const sections = {
    whole: () => [
      report(filed),
      reporters(filed),
      story(wholeStory(filed)),
      parts(filed),
      result(filed),
      visits(filed),
    ],
    receiver: () => [report(filed), story(sharedStory(filed)), parts(filed), result(filed, sharedStory)],
    reporter: () => own(filed),
  };
  const rest = [attachments(filed, audience), opened(filed, audience)];
  return [...sections[audience.kind](), ...rest].filter(({ blocks, checks }) => blocks.length > 0 || checks.length > 0);
}

function section(key: string, title: FileSection['title'], order: number, blocks: Block[]): FileSection {
  return { key: `matter.${key}`, title, order, blocks, checks: [] };
}

function report(filed: FiledMatter): FileSection {
  const { matter, category } = filed;
  const withWords = matter.what !== '';
  const lines = [
    line('编号', matter.number),
    line('标题', withWords ? matter.title : null),
    line('地点', withWords ? matter.where_text : null),
    line('发生日期', matter.happened_on),
    line('类别', category.zh),
    line('来源', filed.channelName),
    line('登记时间', clockOf(matter.reported_at)),
  ].filter(({ text }) => withWords || text !== '—');
  const words: Block[] = withWords ? [{ kind: 'text', title: '反映人的原话', text: matter.what }] : [];
  const made = section('report', { zh: '反映内容', en: 'What was reported' }, 10, [{ kind: 'lines', lines }, ...words]);
  return { ...made, checks: matterChecks(filed) };
}

function reporters({ reporters: all }: FiledMatter): FileSection {
  const rows = all.map((reporter) => [
    reporter.confidential ? '保密反映人' : (reporter.name ?? '没有留名'),
    reporter.confidential ? '身份已封存' : (reporter.phone ?? '没有留电话'),
    clockOf(reporter.made_at),
    [reporter.on_behalf_by === null ? '' : '代为登记', reporter.behalf_note ?? ''].filter(Boolean).join('：'),
  ]);
  const table: Block = { kind: 'table', widths: [2, 2, 2, 3], head: ['姓名', '电话', '登记时间', '说明'], rows };
  return section('reporters', { zh: '反映人', en: 'Reporters' }, 20, [table]);
}

function story(entries: ReturnType<typeof wholeStory>): FileSection {
  const title = { zh: '办理经过', en: 'Timeline' };
  return section('timeline', title, 30, entries.length === 0 ? [] : [{ kind: 'story', entries }]);
}

function parts({ parts: all }: FiledMatter): FileSection {
  const rows = all.map((part) => [
    part.who,
    part.task,
    partStates[part.state].zh,
    part.answer ?? '',
    [`请求 ${clockOf(part.askedAt)}`, part.dueAt === null ? '' : `时限 ${clockOf(part.dueAt)}`]
      .filter(Boolean)
      .join('\n'),
  ]);
  const head = ['单位', '请办事项', '状态', '答复', '时间'];
  const blocks: Block[] = rows.length === 0 ? [] : [{ kind: 'table', widths: [3, 5, 2, 5, 4], head, rows }];
  return section('parts', { zh: '协办单位', en: 'Helping units' }, 40, blocks);
}

const resultKinds: ReadonlySet<string> = new Set([
  'matter.answered',
  'matter.declined',
  'matter.closed',
  'matter.reopened',
]);
const visitKinds: ReadonlySet<string> = new Set([
  'matter.revisited',
  'matter.confirmed',
  'matter.contested',
  'matter.withdrawn',
]);

function chosen(filed: FiledMatter, kinds: ReadonlySet<string>, tell = wholeStory): Block[] {
  const entries = tell({ ...filed, facts: filed.facts.filter(({ kind }) => kinds.has(kind)) });
  return entries.length === 0 ? [] : [{ kind: 'story', entries }];
}

function result(filed: FiledMatter, tell = wholeStory): FileSection {
  return section('result', { zh: '答复与决定', en: 'Answers and decisions' }, 50, chosen(filed, resultKinds, tell));
}

function visits(filed: FiledMatter): FileSection {
  const said = chosen(filed, visitKinds);
  const blocks: Block[] =
    said.length === 0
      ? []
      : [{ kind: 'lines', lines: [line('反映人的意见', solvedWords[filed.matter.solved].zh)] }, ...said];
  return section('visits', { zh: '回访与反映人意见', en: 'Visits and the reporter’s word' }, 60, blocks);
}

function own(filed: FiledMatter): FileSection[] {
  const [me] = filed.reporters;
  const mine: Block = { kind: 'lines', lines: [line('姓名', me?.name), line('电话', me?.phone)] };
  return [
    { ...report(filed), checks: [] },
    section('reporters', { zh: '您留下的信息', en: 'What you left with us' }, 20, [mine]),
    story(ownStory(filed)),
  ];
}

function attachments(filed: FiledMatter, audience: FileAudience): FileSection {
  const files = filed.files.map((file): FiledAttachment => ({ fileId: file.id, caption: captionOf(file, audience) }));
  const title = { zh: '照片与附件', en: 'Photos and files' };
  return section('files', title, 56, files.length === 0 ? [] : [{ kind: 'files', files }]);
}

const fileKinds = { photo: '照片', pdf: 'PDF 文件', audio: '录音' } as const;

function captionOf(file: FileRow, audience: FileAudience): string {
  const isStaff = file.by_kind === 'staff' || file.by_kind === 'token';
  const from = isStaff ? '办理单位提供' : audience.kind === 'reporter' ? '您提供' : '反映人提供';
  return `${fileKinds[file.kind]} · ${from} · ${clockOf(file.at)}`;
}

function opened(filed: FiledMatter, audience: FileAudience): FileSection {
  const title =
    audience.kind === 'reporter' ? { zh: '谁看过', en: 'Who looked' } : { zh: '查阅记录', en: 'Who opened it' };
  const blocks = audience.kind === 'receiver' ? [] : accessLines(filed.opened);
  return section('access', title, 90, blocks);
}
