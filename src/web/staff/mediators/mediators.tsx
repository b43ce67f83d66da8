import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediators/contract.ts';
import {
  mediatorRegisters,
  professions,
  type SpokenLanguage,
  type Standing,
  spokenLanguages,
  standings,
} from '../../../modules/mediators/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSettled } from '../frame/settled.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { RegisterTools } from '../registers/register-tools.tsx';
import { AddForm } from './card-form.tsx';
import { type Mediator, refreshes } from './shapes.ts';
import { MediatorTabs } from './tabs.tsx';
import { hoursWords, mediatorWords as words } from './words.ts';
import './mediators.css';

const dues = ['all', 'term', 'training'] as const;
type Due = (typeof dues)[number];

/** 调解员名册: who mediates, in what, until when. */
export function Mediators() {
  const { say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const due = dues.find((one) => one === params.get('due')) ?? 'all';
  const filter = useFilter();
  const asked = useDoorPages(doors.list, { ...filter.input, ...(due !== 'all' && { due }) });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = asked.data?.pages[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <MediatorTabs />
        <div className="push">
          <RegisterTools registers={mediatorRegisters} refreshes={refreshes} />
        </div>
      </div>
      <p className="quiet">{say(words.hint)}</p>
      <Filter {...filter} />
      <Segmented<Due>
        className="mediator-dues"
        value={due}
        onChange={(next) => setParams(next === 'all' ? {} : { due: next }, { replace: true })}
        options={dues.map((value) => ({ value, label: `${say(words[value])} ${first?.counts[value] ?? ''}` }))}
      />
      {first?.canAdd && (
        <Acts
          id="mediators"
          of={say(words.title)}
          acts={[{ name: 'add', label: words.add, form: (onFold) => <AddForm onFold={onFold} /> }]}
        />
      )}
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint} waiting={10}>
        <ul className="mediator-rows">
          {rows.map((mediator) => (
            <MediatorRow key={mediator.id} mediator={mediator} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function useFilter() {
  const [typed, setTyped] = useState('');
  const [field, setField] = useState('');
  const [language, setLanguage] = useState<SpokenLanguage | ''>('');
  const [standing, setStanding] = useState<Standing | ''>('');
  const q = useSettled(typed.trim(), 250);
  const input = {
    ...(q && { q }),
    ...(field && { field }),
    ...(language && { language }),
    ...(standing && { standing }),
  };
  return { typed, setTyped, field, setField, language, setLanguage, standing, setStanding, input };
}

function Filter(filter: ReturnType<typeof useFilter>) {
  const { say } = useLanguage();
  return (
    <div className="mediator-filter">
      <Input.Search
        allowClear
        placeholder={say(words.search)}
        aria-label={say(words.search)}
        value={filter.typed}
        onChange={(event) => filter.setTyped(event.target.value)}
      />
      <CategorySelect
        branches
        label={say(words.field)}
        placeholder={say(words.field)}
        value={filter.field}
        onChange={filter.setField}
      />
      <Select<SpokenLanguage | ''>
        aria-label={say(words.language)}
        value={filter.language}
        onChange={filter.setLanguage}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.anyLanguage) },
          ...keysOf(spokenLanguages).map((value) => ({ value, label: say(spokenLanguages[value]) })),
        ]}
      />
      <Select<Standing | ''>
        aria-label={say(words.standing)}
        value={filter.standing}
        onChange={filter.setStanding}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.anyStanding) },
          ...keysOf(standings).map((value) => ({ value, label: say(standings[value]) })),
        ]}
      />
    </div>
  );
}

const tones: Partial<Record<Standing, string>> = {
  active: 'tone-kept',
  apprentice: 'tone-action',
  ended: 'tone-quiet',
};

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { say } = useLanguage();
  return <span className={`state-tag ${tones[standing] ?? 'tone-soon'}`}>{say(standings[standing])}</span>;
}

function MediatorRow({ mediator }: { readonly mediator: Mediator }) {
  const { say, list } = useLanguage();
  const { id, name, profession, unitName, fields, languages, standing, termTo, isTermEnding, isTrainingDue } = mediator;
  return (
    <li>
      <span>
        <Link className="row-title" to={`/mediators/${id}`}>
          {name}
        </Link>{' '}
        <span className="quiet small">
          {say(professions[profession])} · {unitName}
        </span>
        <span className="mediator-style">{mediator.style}</span>
      </span>
      <span className="small">
        {list(fields.map(say))}
        <span className="quiet mediator-languages">
          {list(languages.map((spoken) => say(spokenLanguages[spoken])))}
        </span>
      </span>
      <span className="figures small mediator-standing">
        <StandingTag standing={standing} />
        <span className={isTermEnding ? 'tone-maple' : 'quiet'}>
          {say(words.termTo)} {say(formatDay(termTo))}
        </span>
        {isTrainingDue && (
          <span className="tone-soon">{say(hoursWords(mediator.trainedMinutes, mediator.askedMinutes))}</span>
        )}
      </span>
    </li>
  );
}
