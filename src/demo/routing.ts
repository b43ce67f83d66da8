import given from '../../demo/routing.json' with { type: 'json' };
import { dayOf, startOfDay } from '../kit/calendar.ts';
import { type Chapter, day } from './chapter.ts';
import type { MatterBook } from './rows.ts';

type Given = (typeof given.rules)[number];

interface Rule {
  readonly code: string;
  readonly given: Given;
  readonly partnerId: string | null;
  readonly partnerName: string;
}

const names: Readonly<Record<string, string[]>> = given.names;

/** 分派规则: what the county published two months ago, which matters it routed since, and a draft that waits. */
export function routeByRules(chapter: Chapter): void {
  const { random, now } = chapter;
  const publishedAt = new Date(now.getTime() - given.publishedDaysAgo * day);
  const madeAt = new Date(publishedAt.getTime() - 3 * day);
  const registrar = chapter.badge('100106');
  const admin = chapter.badge('100107');
  const rules = given.rules.flatMap((one, i) => ruleOf(chapter, `R${i + 1}`, one));
  const version = {
    id: random.id(madeAt),
    number: 1,
    state: 'published',
    rules: rules.map(rowOf),
    revision: rules.length + 1,
    note: given.note,
    made_by: registrar.accountId,
    made_at: madeAt.toISOString(),
    changed_at: publishedAt.toISOString(),
    published_by: admin.accountId,
    published_at: publishedAt.toISOString(),
  };
  chapter.add('routing_version', version);
  const told = {
    number: 1,
    before: null,
    text: given.note,
    changes: rules.map(({ code }) => ({ code, kind: 'added' })),
  };
  const subject = { kind: 'routing', id: version.id };
  chapter.tellOf(subject, { when: publishedAt, kind: 'routing.published', data: told, by: { colleague: admin } });
  addDraft(chapter, rules, registrar.accountId);
  for (const book of chapter.matters) {
    if (new Date(book.matter.reported_at) < publishedAt || book.matter.watch) continue;
    const rule = rules.find((one) => speaksOf(one.given, book));
    if (rule) route(chapter, book, rule);
  }
}

// The partner that is asked most often for such matters is the one that the rule names.
function ruleOf({ town, matters }: Chapter, code: string, one: Given): Rule[] {
  if (one.partners === undefined) return [{ code, given: one, partnerId: null, partnerName: '' }];
  const partners = town.partners.rows.filter(({ name }) => one.partners?.includes(name));
  const asked = matters.filter(({ matter }) => matter.category === one.category).flatMap(({ parts }) => parts);
  const times = (id: string) => asked.filter(({ partner_id }) => partner_id === id).length;
  const [partner] = partners.toSorted((a, b) => times(b.id) - times(a.id));
  return partner ? [{ code, given: one, partnerId: partner.id, partnerName: partner.name }] : [];
}

function rowOf({ code, given: one, partnerId }: Rule) {
  return {
    code,
    category: one.category,
    areaKind: null,
    areaId: null,
    channel: null,
    weekdays: [],
    fromMinute: one.from ?? null,
    toMinute: one.to ?? null,
    fromOn: null,
    toOn: null,
    target: one.target,
    unitId: null,
    partnerId,
    task: one.task ?? null,
    partnerDays: one.days ?? null,
    note: one.note,
  };
}

function addDraft(chapter: Chapter, rules: readonly Rule[], madeBy: string): void {
  const { category, weekdays, from, to, note } = given.draft;
  const madeAt = new Date(chapter.now.getTime() - 20 * 3_600_000).toISOString();
  const [first] = rules;
  if (!first) return;
  const night = rowOf(first);
  const fresh = {
    ...night,
    code: `R${given.rules.length + 1}`,
    category,
    weekdays,
    fromMinute: from,
    toMinute: to,
    target: 'team',
    note,
  };
  chapter.add('routing_version', {
    id: chapter.random.id(new Date(madeAt)),
    number: 2,
    state: 'draft',
    rules: [...rules.map(rowOf), fresh],
    revision: 2,
    note: null,
    made_by: madeBy,
    made_at: madeAt,
    changed_at: madeAt,
    published_by: null,
    published_at: null,
  });
}

function speaksOf(one: Given, { matter }: MatterBook): boolean {
  if (matter.category !== one.category) return false;
  if (one.from === undefined || one.to === undefined) return true;
  const at = new Date(matter.reported_at);
  const minute = Math.floor((at.getTime() - startOfDay(dayOf(at)).getTime()) / 60_000);
  return minute >= one.from || minute < one.to;
}

const untouched: readonly string[] = ['reported', 'withdrawn', 'not_accepted', 'merged'];

function stateOf({ matter, parts, facts }: MatterBook, partnerId: string | null): 'open' | 'followed' | 'changed' {
  const isAccepted = facts.some(({ kind }) => kind === 'matter.accepted');
  if (!isAccepted || untouched.includes(matter.state)) return 'open';
  return partnerId === null || parts.some(({ partner_id }) => partner_id === partnerId) ? 'followed' : 'changed';
}

function sentenceOf({ given: one, partnerId, partnerName }: Rule): { zh: string; en: string } {
  const [zh = '', en = ''] = names[one.category] ?? [];
  const night = one.from === undefined ? '' : ' × 22:00–06:00';
  return partnerId === null
    ? { zh: `${zh}${night} → 网格所属派出所`, en: `${en}${night} → the grid's station` }
    : {
        zh: `${zh}${night} → 网格所属派出所牵头，请${partnerName}：${one.task}`,
        en: `${en}${night} → the grid's station leads and asks ${partnerName}: ${one.task}`,
      };
}

function route(chapter: Chapter, book: MatterBook, rule: Rule): void {
  const { code, given: one, partnerId } = rule;
  const { matter } = book;
  const station = chapter.stationOf(matter.unit_id)?.station;
  const state = stateOf(book, partnerId);
  // Colleagues seldom overrule a rule; what they do alone came in before the rule was known to all.
  if (!station || (state === 'changed' && chapter.random.chance(0.93))) return;
  const why = sentenceOf(rule);
  const data = {
    rule: code,
    routingVersion: 1,
    unitId: station.id,
    partnerId: partnerId ?? '',
    text: `${code}：${why.zh}`,
  };
  chapter.tell(book, {
    when: new Date(matter.reported_at),
    kind: 'matter.routed',
    data,
    audience: 'staff',
    by: 'system',
  });
  const accepted = book.facts.find(({ kind }) => kind === 'matter.accepted');
  if (accepted && state === 'changed') overrule(chapter, book, { code, acceptedAt: accepted.at, by: accepted.by_id });
  chapter.add('matter_route', {
    matter_id: matter.id,
    version_number: 1,
    rule_code: code,
    why_zh: why.zh,
    why_en: why.en,
    unit_id: station.id,
    partner_id: partnerId,
    task: partnerId === null ? null : (one.task ?? null),
    partner_days: one.days ?? null,
    state,
    routed_at: matter.reported_at,
    decided_at: state === 'open' ? null : (accepted?.at ?? null),
  });
}

function overrule(
  chapter: Chapter,
  book: MatterBook,
  { code, acceptedAt, by }: { code: string; acceptedAt: string; by: string | null },
): void {
  const data = { rule: code, routingVersion: 1, unitId: '', text: chapter.random.pick(given.overruled) };
  const colleague = chapter.account(by);
  const when = new Date(acceptedAt);
  const actor = colleague ? { colleague } : ('system' as const);
  chapter.tell(book, { when, kind: 'matter.rerouted', data, audience: 'staff', by: actor });
}
