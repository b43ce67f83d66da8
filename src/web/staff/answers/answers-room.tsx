import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/answers/contract.ts';
import { type AnswerKind, answerKinds, answerRegisters, answerStates } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { RegisterTools } from '../registers/register-tools.tsx';
import { MakeAnswer } from './answer-form.tsx';
import type { AnswerRow, MakesFor } from './shapes.ts';
import { usedWords, answerWords as words } from './words.ts';
import './answers.css';
import '../registers/registers.css';

const shownWords = {
  all: words.all,
  mine: words.mine,
  waiting: words.waiting,
  overdue: words.overdue,
  retired: words.retired,
} as const satisfies Record<string, Words>;
type Shown = keyof typeof shownWords;

function isShown(row: AnswerRow, shown: Shown, makesFor: MakesFor): boolean {
  switch (shown) {
    case 'all':
      return row.state !== 'retired';
    case 'mine':
      return makesFor.some(({ id }) => id === row.unitId);
    case 'waiting':
      return row.hasDraft;
    case 'overdue':
      return row.isOverdue;
    case 'retired':
      return row.state === 'retired';
  }
}

/** 答复与知识: everything that there is, found by words and pinyin initials. */
export function AnswersRoom() {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<AnswerKind | 'all'>('all');
  const [shown, setShown] = useState<Shown>('all');
  const answers = useDoor(doors.list, {}, { keep: true });
  const { rows = [], makesFor = [] } = answers.data ?? {};
  const namesOf = (row: AnswerRow) => [
    row.code,
    row.titleZh,
    row.titleEn,
    ...row.words,
    row.category === null ? '' : categoryName(row.category),
  ];
  const found = rows.filter(
    (row) =>
      isShown(row, shown, makesFor) &&
      (kind === 'all' || row.kind === kind) &&
      namesOf(row).some((name) => isNamedBy(name, typed)),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <div className="push">
          <RegisterTools registers={answerRegisters} refreshes={['answer.']} />
        </div>
      </div>
      {makesFor.length > 0 && (
        <Acts
          id="answers"
          of={say(words.title)}
          acts={[
            { name: 'make', label: words.make, form: (onFold) => <MakeAnswer makesFor={makesFor} onFold={onFold} /> },
          ]}
        />
      )}
      <div className="answer-bar">
        <Input
          allowClear
          data-search
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented<AnswerKind | 'all'>
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: say(words.all) },
            ...Object.entries(answerKinds).map(([value, name]) => ({ value: value as AnswerKind, label: say(name) })),
          ]}
        />
        <Select<Shown>
          aria-label={say(words.kind)}
          value={shown}
          onChange={setShown}
          popupMatchSelectWidth={false}
          options={Object.entries(shownWords).map(([value, name]) => ({ value: value as Shown, label: say(name) }))}
        />
        <span className="quiet small figures">{found.length}</span>
      </div>
      {answers.isPending && <Waiting rows={10} />}
      {answers.isError && <Failed problem={answers.error} onRetry={() => void answers.refetch()} />}
      {answers.data && found.length === 0 && <Nothing title={words.nothing} hint={words.nothingHint} />}
      <ul className="answer-rows">
        {found.map((row) => (
          <AnswerLine
            key={row.id}
            row={row}
            category={row.category === null ? undefined : categoryName(row.category)}
          />
        ))}
      </ul>
    </div>
  );
}

function AnswerLine({ row, category }: { readonly row: AnswerRow; readonly category: string | undefined }) {
  const { say } = useLanguage();
  return (
    <li>
      <div>
        <Link to={`/answers/${row.id}`} className="row-title two-lines">
          {say({ zh: row.titleZh, en: row.titleEn || row.titleZh })}
        </Link>
        <div className="quiet small">
          <span className="figures">{row.code}</span> · {say(answerKinds[row.kind])} ·{' '}
          {category ?? say(words.everything)} · {row.unitName ?? say(words.county)}
        </div>
      </div>
      <div className="answer-row-end small">
        {row.state !== 'published' && <span className="state-tag">{say(answerStates[row.state])}</span>}
        {row.state !== 'draft' && row.hasDraft && <span className="tone-soon">{say(words.hasDraft)}</span>}
        {row.isPublic && <span className="tone-action">{say(words.forResidents)}</span>}
        <span className={row.isOverdue ? 'tone-maple' : 'quiet'}>
          {say(row.isOverdue ? words.overdue : words.reviewBy)} {say(formatDay(row.reviewOn))}
        </span>
        <span className="quiet figures">{say(usedWords(row.uses, ''))}</span>
      </div>
    </li>
  );
}
