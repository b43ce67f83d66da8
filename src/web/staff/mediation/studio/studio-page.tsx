import { Segmented } from 'antd';
import { useState } from 'react';
import { studioDoors } from '../../../../modules/studio/contract-studios.ts';
import { studioRoles } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { hoursText } from '../../bookings/hours-text.ts';
import { Acts } from '../../forms/acts.tsx';
import { useDoor } from '../../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../../frame/states.tsx';
import { StudioTabs } from '../tabs.tsx';
import { StudioForm } from './studio-form.tsx';
import { ComeForm, WalkIns } from './walk-ins.tsx';
import { waitingWords, studioWords as words } from './words.ts';
import '../mediation.css';
import './studio.css';

/** 调解工作室: who came today, rooms, people, hours. */
export function StudioPage() {
  const { say } = useLanguage();
  const list = useDoor(studioDoors.studios, {});
  const [chosen, setChosen] = useState('');
  const rows = list.data?.rows ?? [];
  const id = chosen || (rows[0]?.id ?? '');
  const add = { name: 'add', label: words.add, form: (onFold: () => void) => <StudioForm onFold={onFold} /> };
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.studio)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      {list.isPending && <Waiting rows={6} />}
      {list.isError && <Failed problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      {rows.length > 1 && (
        <Segmented
          className="entry-figures"
          value={id}
          onChange={setChosen}
          options={rows.map((row) => ({ value: row.id, label: `${row.name} ${row.waiting || ''}` }))}
        />
      )}
      {id !== '' && <OneStudio key={id} id={id} />}
      {list.data?.canAdd && <Acts id="studio" of="" acts={[add]} />}
    </div>
  );
}

function OneStudio({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const found = useDoor(studioDoors.studio, { id }, { everyMilliseconds: 30_000 });
  if (found.isPending) return <Waiting rows={8} />;
  if (!found.data) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const studio = found.data;
  const change = {
    name: 'change',
    label: words.change,
    form: (onFold: () => void) => <StudioForm studio={studio} onFold={onFold} />,
  };
  return (
    <div className="mediation-columns">
      <section aria-labelledby="studio-waiting">
        <h2 id="studio-waiting">
          {say(words.waiting)} <span className="quiet figures">{say(waitingWords(studio.waiting))}</span>
        </h2>
        {studio.can.includes('desk') && <ComeForm studioId={studio.id} />}
        <WalkIns studio={studio} />
      </section>
      <section aria-labelledby="studio-what">
        <h2 id="studio-what">{studio.name}</h2>
        <p className="quiet">
          {studio.unitName}
          {studio.address && ` · ${studio.address}`} {studio.phone}
        </p>
        <p>
          <a href={`/waiting/${studio.code}`} target="_blank" rel="noreferrer">
            {say(words.screen)}
          </a>
        </p>
        <h3>{say(words.hours)}</h3>
        <p>{say(hoursText(studio.hours))}</p>
        <h3>{say(words.rooms)}</h3>
        <ul className="plain-list">
          {studio.rooms.map((room) => (
            <li key={room.id}>
              {room.name} <span className="quiet small">{room.address}</span>
            </li>
          ))}
        </ul>
        <h3>{say(words.staff)}</h3>
        <ul className="plain-list">
          {studio.staff.map((person) => (
            <li key={person.personId}>
              {person.name} <span className="quiet small">{say(studioRoles[person.role])}</span>
            </li>
          ))}
        </ul>
        {studio.can.includes('change') && <Acts id={studio.id} of={studio.name} acts={[change]} />}
      </section>
    </div>
  );
}
