import { App, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { type SectorState, sectorStates } from '../../../modules/care/words.ts';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import type { Partition } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { wholeWorld } from '../registers/county-map.ts';
import { PartitionChoice } from '../registers/grid-list.tsx';
import { PersonSelect } from '../registers/person-select.tsx';
import { SectorMap } from './sector-map.tsx';
import type { Search, Sector } from './shapes.ts';
import { searchWords as words } from './words.ts';

type Spot = readonly [number, number];

/** The area, by grids or drawn, and into how many sectors it is divided. */
export function DivideForm({ search, onFold }: { readonly search: Search; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [how, setHow] = useState<'grids' | 'drawing'>('grids');
  const [gridIds, setGridIds] = useState<readonly string[]>([]);
  const [corners, setCorners] = useState<readonly Spot[]>([]);
  const [count, setCount] = useState('4');
  const knock = useKnock(doors.divide, {
    refreshes: ['search.'],
    onDone: () => {
      void message.success(say(words.divided));
      onFold();
    },
  });
  const wanted = Number(count);
  const isWrong = !Number.isInteger(wanted) || wanted < 1 || wanted > 60;
  const gap = how === 'grids' ? (gridIds.length === 0 ? words.gridsMissing : undefined) : undefined;
  const send = () => {
    const about = { id: search.id, version: search.version, count: wanted };
    const ring = corners.map(([lng, lat]): [number, number] => [lng, lat]);
    knock.mutate(how === 'grids' ? { ...about, gridIds: [...gridIds] } : { ...about, ring });
  };
  return (
    <RegisterForm
      title={words.divide}
      label={words.divide}
      paths={['area', 'count']}
      gaps={{
        area: gap ?? (how === 'drawing' && corners.length < 3 ? words.cornersMissing : undefined),
        count: isWrong ? words.countWrong : undefined,
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <TextField path="count" label={words.count} max={2} inputMode="numeric" value={count} onChange={setCount} />
      <Field wide path="area" label={words.how} {...(how === 'drawing' && { hint: words.drawHint })}>
        {({ id }) => (
          <>
            <Segmented<'grids' | 'drawing'>
              value={how}
              onChange={setHow}
              options={[
                { value: 'grids', label: say(words.byGrids) },
                { value: 'drawing', label: say(words.byDrawing) },
              ]}
            />
            {how === 'grids' ? (
              <GridChoice id={id} value={gridIds} onChange={setGridIds} />
            ) : (
              <Drawing search={search} corners={corners} onChange={setCorners} />
            )}
          </>
        )}
      </Field>
    </RegisterForm>
  );
}

interface GridChoiceProps {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function GridChoice({ id, value, onChange }: GridChoiceProps) {
  const { say } = useLanguage();
  const [partition, setPartition] = useState<Partition>('civil');
  const grids = useDoor(placeDoors.map, { ...wholeWorld, layer: 'grid', partition }, { keep: true });
  return (
    <>
      <PartitionChoice
        value={partition}
        onChange={(next) => {
          setPartition(next);
          onChange([]);
        }}
      />
      <Select<string[]>
        id={id}
        mode="multiple"
        className="wide"
        aria-label={say(words.grids)}
        placeholder={say(words.grids)}
        loading={grids.isFetching}
        value={[...value]}
        onChange={onChange}
        options={(grids.data?.features ?? []).map(({ properties }) => ({
          value: properties.id,
          label: properties.name,
        }))}
        showSearch={{ filterOption: (typed, candidate) => isNamedBy(String(candidate?.label ?? ''), typed) }}
      />
    </>
  );
}

interface DrawingProps {
  readonly search: Search;
  readonly corners: readonly Spot[];
  readonly onChange: (corners: readonly Spot[]) => void;
}

function Drawing({ search, corners, onChange }: DrawingProps) {
  const { say } = useLanguage();
  const lastSeen = search.lng !== null && search.lat !== null ? ([search.lng, search.lat] as const) : null;
  return (
    <>
      <SectorMap sectors={[]} lastSeen={lastSeen} corners={corners} onCorner={(spot) => onChange([...corners, spot])} />
      <div className="care-line">
        <span className="quiet">{say(words.corners(corners.length))}</span>
        <Button size="small" disabled={corners.length === 0} onClick={() => onChange(corners.slice(0, -1))}>
          {say(words.undo)}
        </Button>
      </div>
    </>
  );
}

interface SectorFormProps {
  readonly sector: Sector;
  readonly onFold: () => void;
}

/** Who searches a sector. */
export function GiveForm({ sector, onFold }: SectorFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ unitId: '', personId: '', team: sector.team });
  const knock = useKnock(doors.giveSector, {
    refreshes: ['search.'],
    onDone: () => {
      void message.success(say(words.given));
      onFold();
    },
  });
  const { unitId, personId, team } = fields;
  const isEmpty = unitId === '' && personId === '' && team.trim() === '';
  return (
    <RegisterForm
      title={words.give}
      label={words.give}
      paths={['unitId', 'personId', 'team']}
      gaps={{ team: isEmpty ? words.teamMissing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: sector.id, team, ...(unitId && { unitId }), ...(personId && { personId }) })}
      onFold={onFold}
    >
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={unitId} onChange={set('unitId')} />}
      </Field>
      <Field path="personId" label={words.person}>
        {({ id }) => <PersonSelect id={id} label={say(words.person)} value={personId} onChange={set('personId')} />}
      </Field>
      <TextField path="team" label={words.team} hint={words.teamHint} max={100} value={team} onChange={set('team')} />
    </RegisterForm>
  );
}

/** How far a sector is. */
export function MarkForm({ sector, onFold }: SectorFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ state: sector.state as SectorState, note: sector.note });
  const knock = useKnock(doors.markSector, {
    refreshes: ['search.'],
    onDone: () => {
      void message.success(say(words.marked));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.mark}
      label={words.mark}
      paths={['state', 'note']}
      knock={knock}
      onSend={() => knock.mutate({ id: sector.id, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="state"
        label={words.state}
        value={fields.state}
        onChange={set('state')}
        options={keysOf(sectorStates).map((value) => ({ value, label: say(sectorStates[value]) }))}
      />
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
    </RegisterForm>
  );
}
