import { Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/people/contract.ts';
import { peopleRegisters } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { useSettled } from '../frame/settled.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { FoundPeople } from './found-people.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';
import { RegisterTools } from './register-tools.tsx';
import { MakeUnitForm } from './unit-form.tsx';
import { UnitPage } from './unit-page.tsx';
import { registerWords as words } from './words.ts';
import { personWords, unitWords } from './words-forms.ts';
import './registers.css';

type Unit = AnswerOf<typeof doors.unitTree>['rows'][number];

/** The organisation as a tree, on any day; beside it a unit with its people, one person, or the people that were searched for. */
export function People() {
  const { say } = useLanguage();
  const [query, setQuery] = useSearchParams();
  const unitId = query.get('unit');
  const personId = query.get('person');
  const day = query.get('day') ?? '';
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const tree = useDoor(doors.unitTree, day ? { day } : {}, { keep: true });
  const go = (to: Record<string, string>) => {
    setTyped('');
    setQuery({ ...(day && { day }), ...to });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.peopleTitle)}</h1>
        <Input.Search
          className="register-search"
          allowClear
          placeholder={say(words.searchPeople)}
          aria-label={say(words.searchPeople)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <label className="day-field">
          {say(words.asOf)}
          <input
            type="date"
            className="plain-field"
            value={day}
            onChange={(event) => setQuery({ ...(unitId && { unit: unitId }), day: event.target.value })}
          />
        </label>
        <div className="push">
          <RegisterTools registers={peopleRegisters} refreshes={['unit.', 'person.', 'post.']} />
        </div>
      </div>
      <Beginnings canMakeRoot={tree.data?.canMakeRoot ?? false} onGo={go} />
      <div className="register-columns">
        <nav className="unit-tree" aria-label={say(words.tree)}>
          {tree.isPending && <Waiting rows={12} />}
          {tree.isError && <Failed problem={tree.error} onRetry={() => void tree.refetch()} />}
          {tree.data?.rows.length === 0 && <Nothing title={words.noUnits} hint={words.noUnitsHint} />}
          {tree.data && tree.data.rows.length > 0 && (
            <UnitTree rows={tree.data.rows} chosen={unitId} onChoose={(id) => go({ unit: id })} />
          )}
        </nav>
        <div className="register-open">
          {q !== '' && <FoundPeople q={q} onOpen={() => setTyped('')} />}
          {q === '' && personId && <PersonPage id={personId} />}
          {q === '' && !personId && unitId && <UnitPage id={unitId} day={day} onGo={(id) => go({ unit: id })} />}
          {q === '' && !personId && !unitId && <Nothing title={words.pickUnit} hint={words.pickUnitHint} />}
        </div>
      </div>
    </div>
  );
}

interface BeginningsProps {
  readonly canMakeRoot: boolean;
  readonly onGo: (to: Record<string, string>) => void;
}

/** What belongs to no unit yet: a new person, a unit at the top. */
function Beginnings({ canMakeRoot, onGo }: BeginningsProps) {
  const { say } = useLanguage();
  const me = useMe();
  const acts: Act[] = [];
  if (holdsAny(me, ['register'])) {
    acts.push({
      name: 'person',
      label: personWords.make,
      form: (onFold) => <PersonForm onFold={onFold} onMade={(id) => onGo({ person: id })} />,
    });
  }
  if (canMakeRoot) {
    acts.push({
      name: 'root',
      label: unitWords.makeRoot,
      form: (onFold) => (
        <MakeUnitForm title={unitWords.makeRoot} parentId="" onFold={onFold} onMade={(id) => onGo({ unit: id })} />
      ),
    });
  }
  return <Acts id="people" of={say(words.peopleTitle)} acts={acts} />;
}

interface UnitTreeProps {
  readonly rows: readonly Unit[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

interface Branch {
  readonly key: string;
  readonly title: string;
  readonly people: number;
  readonly validTo: string | null;
  readonly children: Branch[];
}

function branches(rows: readonly Unit[]): Branch[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const grow = (parentId: string | null): Branch[] =>
    (below.get(parentId) ?? []).map((unit) => ({
      key: unit.id,
      title: unit.name,
      people: unit.people,
      validTo: unit.validTo,
      children: grow(unit.id),
    }));
  return grow(null);
}

function UnitTree({ rows, chosen, onChoose }: UnitTreeProps) {
  const { say } = useLanguage();
  const data = useMemo(() => branches(rows), [rows]);
  const shallow = useMemo(
    () => data.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)]),
    [data],
  );
  return (
    <Tree<Branch>
      blockNode
      treeData={data}
      defaultExpandedKeys={shallow}
      autoExpandParent
      selectedKeys={chosen ? [chosen] : []}
      onSelect={(_, { node }) => onChoose(node.key)}
      titleRender={(unit) => (
        <span className="unit-line">
          <span>{unit.title}</span>
          {unit.validTo && (
            <span className="tone-soon small figures">
              {unit.validTo} {say(words.until)}
            </span>
          )}
          <span className="quiet figures">{unit.people}</span>
        </span>
      )}
    />
  );
}
