import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/categories/contract.ts';
import { categoryFacts, categoryFields, evidenceWords, fieldWord } from '../../../modules/categories/words.ts';
import { partnerKinds } from '../../../modules/partners/words.ts';
import { unitKinds } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { CategoryForm } from './category-form.tsx';
import { EndForm } from './end-form.tsx';
import type { CategorySheetAnswer, Entry } from './shapes.ts';
import { categoryWords as words } from './words.ts';

interface SheetProps {
  readonly code: string;
  readonly rows: readonly Entry[];
  readonly onOpen: (code: string) => void;
}

/** One entry of the dictionary: what it means, what it demands, who may be responsible, and who changed what. */
export function CategorySheet({ code, rows, onOpen }: SheetProps) {
  const { say } = useLanguage();
  const asked = useDoor(doors.view, { code });
  if (asked.isPending) return <Waiting rows={8} />;
  if (asked.isError) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { entry, can, standard, history } = asked.data;
  const nameOf = (one: string) => {
    const found = rows.find((row) => row.code === one);
    return found ? say(found) : one;
  };
  const acts = [
    {
      name: 'change',
      label: words.change,
      form: (onFold: () => void) => (
        <CategoryForm parent={entry.parentCode} entry={entry} standard={standard} onFold={onFold} />
      ),
    },
    {
      name: 'add',
      label: words.add,
      form: (onFold: () => void) => <CategoryForm parent={entry.code} onFold={onFold} onMade={onOpen} />,
    },
    {
      name: 'end',
      label: words.end,
      danger: true,
      form: (onFold: () => void) => <EndForm entry={entry} onFold={onFold} />,
    },
  ].filter(({ name }) => (can as readonly string[]).includes(name));
  return (
    <article className="category-sheet">
      <h2>
        {say(entry)} <span className="quiet small figures">{entry.code}</span>
      </h2>
      <p className="category-meaning">{say({ zh: entry.definitionZh, en: entry.definitionEn })}</p>
      {entry.endedOn !== null && (
        <p className="tone-maple">
          {say(words.ended)} {entry.endedOn} → {nameOf(entry.successorCode ?? '')}
        </p>
      )}
      <Acts id={entry.code} of={say(entry)} acts={acts} />
      <EntryFacts entry={entry} nameOf={nameOf} />
      <History history={history} />
    </article>
  );
}

function EntryFacts({ entry, nameOf }: { readonly entry: Entry; readonly nameOf: (code: string) => string }) {
  const { say, list } = useLanguage();
  const listed = (names: readonly Words[]) => (names.length === 0 ? say(words.any) : list(names.map(say)));
  const facts: readonly (readonly [Words, ReactNode])[] = [
    [words.above, entry.parentCode === null ? '—' : nameOf(entry.parentCode)],
    [fieldWord('own'), say(entry.own ? words.own : words.notOwn)],
    [words.days, `${entry.workingDays} ${say(words.workingDays)}`],
    [fieldWord('evidence'), list(entry.evidence.map((kind) => say(evidenceWords[kind]))) || '—'],
    [fieldWord('resultFields'), list(entry.resultFields.map(say)) || '—'],
    [fieldWord('unitKinds'), listed(entry.unitKinds.map((kind) => unitKinds[kind]))],
    [fieldWord('partnerKinds'), listed(entry.partnerKinds.map((kind) => partnerKinds[kind]))],
    [fieldWord('skills'), list(entry.skills) || '—'],
    [fieldWord('examples'), entry.examples.map((example) => `“${example}”`).join(' ') || '—'],
    [fieldWord('hints'), <WordTags key="hints" list={entry.hints} tone="tone-kept" />],
    [fieldWord('against'), <WordTags key="against" list={entry.against} tone="tone-maple" />],
    [fieldWord('synonyms'), list(entry.synonyms) || '—'],
    [
      fieldWord('residentZh'),
      entry.residentZh === null ? '—' : say({ zh: entry.residentZh, en: entry.residentEn ?? entry.residentZh }),
    ],
    [
      fieldWord('residentExampleZh'),
      entry.residentExampleZh === null
        ? '—'
        : say({ zh: entry.residentExampleZh, en: entry.residentExampleEn ?? entry.residentExampleZh }),
    ],
    [fieldWord('residentPosition'), entry.residentPosition ?? say(words.residentNever)],
  ];
  return (
    <dl className="fact-list category-facts">
      {facts.map(([label, value]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function WordTags({ list, tone }: { readonly list: readonly string[]; readonly tone: string }) {
  if (list.length === 0) return '—';
  return (
    <span className="word-tags">
      {list.map((word) => (
        <span key={word} className={`state-tag ${tone}`}>
          {word}
        </span>
      ))}
    </span>
  );
}

function History({ history }: Pick<CategorySheetAnswer, 'history'>) {
  const { say } = useLanguage();
  const kinds: Readonly<Record<string, Words>> = categoryFacts;
  const nameOf = (name: string) => {
    const known = categoryFields.find((one) => one === name);
    return known ? fieldWord(known) : { zh: name, en: name };
  };
  return (
    <section aria-label={say(words.history)}>
      <h3>{say(words.history)}</h3>
      {history.length === 0 && <p className="quiet">{say(words.noHistory)}</p>}
      <ul className="category-history">
        {history.map((line) => (
          <li key={`${line.at} ${line.kind}`}>
            <span className="figures quiet">{say(formatDayTime(line.at))}</span> {line.by}{' '}
            {say(kinds[line.kind] ?? { zh: line.kind, en: line.kind })}
            <ul>
              {line.differences.map(({ field, from, to }) => (
                <li key={field}>
                  {say(nameOf(field))}：<ins>{shown(to)}</ins>{' '}
                  <span className="quiet">
                    （{say(words.changedFrom)} <del>{shown(from)}</del>）
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(shown).join('、') || '—';
  return isCounted(value) ? `${value.zh}（${value.unit_zh || '—'}）` : String(value);
}

function isCounted(value: unknown): value is Entry['resultFields'][number] {
  return typeof value === 'object' && value !== null && 'unit_zh' in value && 'zh' in value;
}
