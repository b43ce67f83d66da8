import type { Summary } from './tables.ts';
import type { RiskKind, RulingName } from './words.ts';

/** Fewer decisions teach nothing, and on fewer latest matters a lead is chance. */
export const leastRows = 300;
export const leastOfCategory = 8;
const leastLatest = 60;
const leastLead = 0.01;

/** Below this lead of the first over the second the suggestion says that it is not sure. */
export const leastMargin = 0.3;

/** Whether a new version takes the place of what is in use: enough to judge by, and clearly better on matters that neither had seen. */
export function ruleOn(of: {
  readonly rows: number;
  readonly latest: number;
  readonly challenger: Summary;
  readonly champion: Summary;
}): RulingName {
  if (of.rows < leastRows || of.latest < leastLatest) return 'too-few';
  return of.challenger.macroF1 >= of.champion.macroF1 + leastLead ? 'promote' : 'not-better';
}

/** Rows of categories that people used often enough to learn them. */
export function learnable<T extends { readonly label: string }>(rows: readonly T[]): T[] {
  const sizes = new Map<string, number>();
  for (const { label } of rows) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return rows.filter(({ label }) => (sizes.get(label) ?? 0) >= leastOfCategory);
}

/** A category as keywords know it. */
export interface Hinted {
  readonly code: string;
  readonly names: readonly string[];
  readonly hints: readonly string[];
  readonly against: readonly string[];
}

export interface KeywordSuggestion {
  readonly code: string;
  readonly points: number;
  readonly found: readonly { readonly phrase: string; readonly weight: number }[];
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const titleCounts = 2;
const nameCounts = 1.5;

/** Categories by their names, synonyms and hints in a text; longer words and those of the first line count more, words against a category take away. The best first. */
export function byKeywords(categories: readonly Hinted[], text: string): KeywordSuggestion[] {
  const said = plain(text);
  const [title = ''] = said.split('\n');
  const isSaid = (word: string) => word.length > 1 && said.includes(plain(word));
  const weightOf = (word: string) => word.length * (title.includes(plain(word)) ? titleCounts : 1);
  return categories
    .map(({ code, names, hints, against }) => {
      const found = [...new Set([...names, ...hints])]
        .filter(isSaid)
        .map((phrase) => ({ phrase, weight: weightOf(phrase) * (names.includes(phrase) ? nameCounts : 1) }))
        .sort((a, b) => b.weight - a.weight);
      const speaking = found.reduce((sum, { weight }) => sum + weight, 0);
      const denied = against.filter(isSaid).reduce((sum, word) => sum + weightOf(word) * 2, 0);
      return { code, points: speaking - denied, found };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
}

// Wording only suggests that a colleague look at the matter; it says nothing of anybody in it.
const wording = {
  violence: /打人|殴打|动手打|被打|砍|持刀|家暴|威胁.{0,6}(命|杀|打|弄死)|扬言.{0,8}(杀|打|弄死|报复)|斗殴|打伤/,
  minors:
    /未成年|小孩|孩子.{0,8}(被打|被欺负|受伤|走失|没人管)|校园(霸凌|欺凌)|幼儿园.{0,8}(虐|打)|猥亵|学生.{0,6}(被打|被欺负)/,
  'self-harm': /轻生|自杀|自残|割腕|不想活|活不下去|寻短见|一了百了|跳楼(?!价)|喝农药|遗书/,
  escalation:
    /(矛盾|纠纷|积怨).{0,12}(多年|激化|升级|多次|越来越)|多次(吵架|争吵|报警|冲突)|同归于尽|鱼死网破|拼命|报复|没完|要.{0,4}(出人命|出事)/,
} as const satisfies Record<RiskKind, RegExp>;

/** Risks that the wording of a matter suggests, each with the words themselves. */
export function riskHints(text: string): { kind: RiskKind; phrase: string }[] {
  return (Object.keys(wording) as RiskKind[]).flatMap((kind) => {
    const phrase = wording[kind].exec(text)?.[0];
    return phrase === undefined ? [] : [{ kind, phrase }];
  });
}

/** The longest that a risk stays marked without somebody looking again. */
export const longestRiskDays = 180;

export function isActive(risk: { readonly until_on: string; readonly ended_at: Date | null }, today: string): boolean {
  return risk.ended_at === null && risk.until_on >= today;
}
