import texts from '../../demo/texts-answers.json' with { type: 'json' };
import { type Chapter, day } from './chapter.ts';
import { at } from './lists.ts';

const nothing = {
  textZh: '',
  textEn: '',
  steps: [],
  paper: null,
  nextStep: null,
  sourceZh: '',
  sourceEn: '',
  isPublic: false,
};

/** 答复与知识 of the first station: knowledge that is past its review date, and a template that an officer drafted and the chief has to publish. */
export function keepAnswers(chapter: Chapter): void {
  const { now, random, town } = chapter;
  const unit = at(town.organisation.stations, 0).station;
  const [chief, officer] = [chapter.badge('100102'), chapter.badge('100103')];
  const before = (days: number) => new Date(now.getTime() - days * day);
  const on = (moment: Date) => moment.toISOString().slice(0, 10);
  const add = (row: { id: string; code: string; kind: string; state: string }, said: object) =>
    chapter.add('answer_entry', {
      ...{ unit_id: unit.id, live: null, live_number: 0, published_at: null, published_by: null, as_of: null },
      ...{ draft: null, draft_by: [], draft_at: null },
      ...row,
      ...said,
    });
  const drafted = (id: string, days: number) =>
    chapter.tellOf({ kind: 'answer', id }, { when: before(days), kind: 'answer.drafted', by: { colleague: officer } });

  const known = random.id(before(200));
  const live = { ...nothing, ...texts.knowledge, isPublic: true, reviewOn: on(before(12)) };
  add(
    { id: known, code: 'ZS-901', kind: 'knowledge', state: 'published' },
    {
      live,
      live_number: 1,
      published_at: before(199).toISOString(),
      published_by: chief.accountId,
      as_of: before(199).toISOString(),
    },
  );
  drafted(known, 200);
  chapter.tellOf(
    { kind: 'answer', id: known },
    { when: before(199), kind: 'answer.published', data: { number: 1, differences: [] }, by: { colleague: chief } },
  );

  const waiting = random.id(before(2));
  const draft = { ...nothing, ...texts.template, paper: 'answer', reviewOn: on(before(-180)) };
  add(
    { id: waiting, code: 'MB-901', kind: 'template', state: 'draft' },
    { draft, draft_by: [officer.accountId], draft_at: before(2).toISOString() },
  );
  drafted(waiting, 2);
}
