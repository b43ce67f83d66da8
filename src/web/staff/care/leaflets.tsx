import { App, Button } from 'antd';
import { useState } from 'react';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { TextField, TicksField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import type { Search } from './shapes.ts';
import { searchWords as words } from './words.ts';

/** Public pages of this search, each behind its own link. */
export function Leaflets({ search }: { readonly search: Search }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.leaflets)}</h2>
      {search.leaflets.length === 0 && <p className="quiet">{say(words.noLeaflets)}</p>}
      <ul className="care-lines">
        {search.leaflets.map((leaflet) => (
          <LeafletLine key={leaflet.id} leaflet={leaflet} />
        ))}
      </ul>
      <Acts
        id={`leaflet-${search.id}`}
        of={say(words.leaflets)}
        acts={[
          { name: 'publish', label: words.publish, form: (onFold) => <PublishForm search={search} onFold={onFold} /> },
        ]}
      />
    </section>
  );
}

function LeafletLine({ leaflet }: { readonly leaflet: Search['leaflets'][number] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const end = useKnock(doors.endLeaflet, {
    refreshes: ['search.'],
    onDone: () => void message.success(say(words.ended)),
  });
  const copy = async () => {
    await navigator.clipboard.writeText(leaflet.url);
    void message.success(say(words.copied));
  };
  if (!leaflet.isOpen) {
    return (
      <li className="quiet">
        {say(formatPromise(leaflet.madeAt))} {say(words.ended)}
      </li>
    );
  }
  return (
    <li>
      <a className="care-url" href={leaflet.url} target="_blank" rel="noreferrer">
        {leaflet.url}
      </a>
      <div className="care-line">
        <span className="quiet small">
          {say(words.until)} {say(formatPromise(leaflet.expiresAt))}
        </span>
        <span className="step-buttons">
          <Button size="small" onClick={() => void copy()}>
            {say(words.copy)}
          </Button>
          <Button
            size="small"
            type="text"
            danger
            loading={end.isPending}
            onClick={() => end.mutate({ id: leaflet.id })}
          >
            {say(words.withdraw)}
          </Button>
        </span>
      </div>
    </li>
  );
}

const shown = ['photo', 'health'] as const;
type Shown = (typeof shown)[number];

function PublishForm({ search, onFold }: { readonly search: Search; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [days, setDays] = useState('3');
  const [ticked, setTicked] = useState<readonly Shown[]>([]);
  const knock = useKnock(doors.publish, {
    refreshes: ['search.'],
    onDone: () => {
      void message.success(say(words.published));
      onFold();
    },
  });
  const count = Number(days);
  const isWrong = !Number.isInteger(count) || count < 1 || count > 14;
  const labels = { photo: words.withPhoto, health: words.withHealth };
  return (
    <RegisterForm
      title={words.publish}
      label={words.publish}
      paths={['days', 'withPhoto', 'withHealth']}
      gaps={{ days: isWrong ? { zh: '请填 1 到 14', en: 'From 1 to 14' } : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: search.id,
          days: count,
          withPhoto: ticked.includes('photo'),
          withHealth: ticked.includes('health'),
        })
      }
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.publishHint)}</p>
      <TextField path="days" label={words.days} max={2} inputMode="numeric" value={days} onChange={setDays} />
      <TicksField
        label={words.withWhat}
        value={ticked}
        onChange={setTicked}
        options={shown.map((value) => ({ value, label: say(labels[value]) }))}
      />
    </RegisterForm>
  );
}
