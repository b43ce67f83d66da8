import { Link } from 'react-router';
import { doors } from '../../../modules/visits/contract.ts';
import { whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, ActButtons, Acts, useOpenForm } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { NeedForm } from './need-form.tsx';
import { type Need, VisitRoomTabs } from './room.tsx';
import { EndForm, PlanForm } from './visit-forms.tsx';
import { visitWords as words } from './words.ts';
import './visits.css';

/** 走访清单: who asked to be visited, why, and until when. */
export function Needs() {
  const { say } = useLanguage();
  const me = useMe();
  const needs = useDoorPages(doors.needs, {});
  const rows = needs.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <VisitRoomTabs />
      </div>
      <p className="quiet">
        {say(words.hint)} <a href="/street/">{say(words.street)}</a>
      </p>
      {holdsAny(me, ['handle', 'assign']) && (
        <Acts
          id="needs"
          of={say(words.needs)}
          acts={[{ name: 'add', label: words.add, form: (onFold) => <NeedForm onFold={onFold} /> }]}
        />
      )}
      <PagedList list={needs} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint} waiting={8}>
        <NeedRows rows={rows} />
      </PagedList>
    </div>
  );
}

function actsOf(need: Need): Act[] {
  const forms = {
    change: (onFold: () => void) => <NeedForm need={need} onFold={onFold} />,
    plan: (onFold: () => void) => <PlanForm need={need} onFold={onFold} />,
    end: (onFold: () => void) => <EndForm need={need} onFold={onFold} />,
  };
  return need.can.map((name) => ({ name, label: words[name], danger: name === 'end', form: forms[name] }));
}

function NeedRows({ rows }: { readonly rows: readonly Need[] }) {
  const opening = useOpenForm();
  const { open, fold } = opening;
  return (
    <ul className="need-rows">
      {rows.map((need) => {
        const acts = actsOf(need);
        return (
          <li key={need.id}>
            <NeedLine need={need} />
            <span className="step-buttons">
              <ActButtons small id={need.id} of={need.title} acts={acts} opening={opening} />
            </span>
            {open?.id === need.id && acts.find(({ name }) => name === open.name)?.form(fold)}
          </li>
        );
      })}
    </ul>
  );
}

function NeedLine({ need }: { readonly need: Need }) {
  const { say } = useLanguage();
  const { nextVisit, lastVisitedOn, everyDays } = need;
  const times = [
    lastVisitedOn && `${say(words.last)} ${say(formatDay(lastVisitedOn))}`,
    everyDays !== null && say(words.every(everyDays)),
    `${say(words.until)} ${say(formatDay(need.untilOn))}`,
  ].filter(Boolean);
  return (
    <>
      <span>
        <strong>{need.title}</strong> <span className="quiet small">{need.address}</span>
        <span className="need-about small">
          {say(whyWords[need.why])}：{need.purpose}
        </span>
        <span className="quiet small">
          {say(words.askedBy)} {need.askedBy} · {need.unitName}
          {need.personName && ` · ${need.personName}`}
        </span>
      </span>
      <span className="figures small">
        {nextVisit && (
          <Link to={`/visits/${nextVisit.id}`}>
            {say(words.next)} {say(formatDay(nextVisit.on))}
          </Link>
        )}{' '}
        <span className="quiet">{times.join(' · ')}</span>
      </span>
    </>
  );
}
