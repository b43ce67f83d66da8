import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block } from '../../platform/documents/section.ts';
import { evidenceWords } from '../categories/words.ts';
import type { FiledFact, FiledMatter } from '../matters/api.ts';
import { isSpoken, matterFacts, revisitWays } from '../matters/words.ts';

type Entry = Extract<Block, { kind: 'story' }>['entries'][number];

const foundWords: Readonly<Record<string, string>> = {
  yes: '已经解决',
  partly: '部分解决',
  no: '没有解决',
  unreached: '没有联系上',
};
const facts: Readonly<Record<string, { staff: { zh: string }; resident: { zh: string } | null }>> = matterFacts;

// What of a fact's details a reader understands; ids, and what its own text says already, stay out.
const readings: Readonly<Record<string, (value: string) => string>> = {
  turnTo: (value) => `可以找：${value}`,
  leadName: (value) => `承办人：${value}`,
  way: (value) => `方式：${revisitWays[value as keyof typeof revisitWays]?.zh ?? value}`,
  found: (value) => `是否解决：${foundWords[value] ?? value}`,
  evidence: (value) => `材料：${evidenceWords[value as keyof typeof evidenceWords]?.zh ?? value}`,
  promisedAt: (value) => `承诺时间：${clockOf(value)}`,
  note: (value) => value,
};

function withDetails(fact: FiledFact): string {
  const said = Object.entries(fact.details).flatMap(([name, value]) => {
    const read = readings[name];
    return read && value !== '' && value !== fact.text ? [read(String(value))] : [];
  });
  return [fact.text, ...said].filter((piece) => piece !== null && piece !== '').join('\n');
}

/** Who acted, as a colleague reads it. */
function actor({ by }: FiledFact): string {
  if (by.kind === 'receipt' || by.kind === 'visitor' || by.kind === 'resident') return '反映人';
  if (by.kind === 'link') return '协办单位';
  return [by.unit, by.name].filter(Boolean).join(' ') || '系统';
}

/** What a body outside reads: steps and what was said to the reporter, by unit; neither colleagues by name nor what the reporter wrote. */
export function sharedStory(filed: FiledMatter): Entry[] {
  return filed.facts
    .filter((fact) => fact.audience === 'resident' && !isResidents(fact) && fact.kind !== 'casefile.packed')
    .map((fact) => ({
      at: clockOf(fact.at),
      head: [facts[fact.kind]?.staff.zh ?? fact.kind, fact.unit].filter(Boolean).join(' · '),
      who: fact.by.unit ?? '',
      text: isSpoken(fact.kind) ? (fact.text ?? '') : '',
      inside: false,
    }));
}

/** The whole timeline for colleagues, oldest first; what residents do not read is marked. */
export function wholeStory(filed: FiledMatter): Entry[] {
  return filed.facts.map((fact) => ({
    at: clockOf(fact.at),
    head: [facts[fact.kind]?.staff.zh ?? fact.kind, fact.unit, fact.struck && '（已划去）'].filter(Boolean).join(' · '),
    who: actor(fact),
    text: withDetails(fact),
    inside: fact.audience !== 'resident' || (fact.text !== null && !isSpoken(fact.kind) && !isResidents(fact)),
  }));
}

function isResidents({ by }: FiledFact): boolean {
  return by.kind === 'receipt' || by.kind === 'visitor' || by.kind === 'resident';
}

/**
 * The timeline of one reporter: what residents may hear, in their words; texts only where they are spoken to residents, and of colleagues
 * only the unit. What another reporter did is not among his facts.
 */
export function ownStory(filed: FiledMatter): Entry[] {
  return filed.facts
    .filter((fact) => fact.audience === 'resident' && facts[fact.kind]?.resident)
    .map((fact) => ({
      at: clockOf(fact.at),
      head: facts[fact.kind]?.resident?.zh ?? '',
      who: isResidents(fact) ? '您' : (fact.by.unit ?? ''),
      text: isSpoken(fact.kind) ? (fact.text ?? '') : '',
      inside: false,
    }));
}
