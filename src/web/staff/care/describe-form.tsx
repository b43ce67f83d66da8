import { App } from 'antd';
import { Link, useNavigate } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { type AgeBand, ageBands } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { MomentField } from '../meetings/moment-field.tsx';
import { PositionMap } from '../registers/position-map.tsx';
import type { Search } from './shapes.ts';
import { searchWords as words } from './words.ts';

interface DescribeFormProps {
  readonly matterId: string;
  /** None: a search is begun. */
  readonly search?: Search;
  readonly onFold: () => void;
}

type Spot = readonly [number, number];

const spotOf = (search?: Search): Spot | null =>
  search?.lng != null && search.lat != null ? [search.lng, search.lat] : null;

function useDescription(search?: Search) {
  return useFields({
    ageBand: (search?.ageBand ?? 'old') as AgeBand,
    looks: search?.looks ?? '',
    clothes: search?.clothes ?? '',
    seenWhere: search?.seenWhere ?? '',
    seenAt: search?.seenAt ?? '',
    health: search?.health ?? '',
    photoId: search?.photoId ?? '',
    spot: spotOf(search),
  });
}

type Fields = ReturnType<typeof useDescription>[0];

function inputOf({ seenAt, photoId, spot, ...rest }: Fields) {
  return {
    ...rest,
    ...(seenAt === '' ? {} : { seenAt }),
    ...(photoId === '' ? {} : { photoId }),
    ...(spot === null ? {} : { lng: spot[0], lat: spot[1] }),
  };
}

/** Who is missing, in the words that a search needs and no more. */
export function DescribeForm({ matterId, search, onFold }: DescribeFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [fields, set] = useDescription(search);
  const refreshes = ['search.', 'matter.'];
  const start = useKnock(doors.startSearch, {
    refreshes,
    onDone: ({ id }) => {
      void message.success(say(words.started));
      void navigate(`/searches/${id}`);
    },
  });
  const guard = useSeen(search?.version ?? 0);
  const change = useKnock(doors.changeSearch, {
    refreshes,
    onDone: () => {
      void message.success(say(words.changed));
      onFold();
    },
  });
  const send = () => {
    const input = inputOf(fields);
    if (search) change.mutate({ id: search.id, version: guard.seen, ...input });
    else start.mutate({ id: matterId, ...input });
  };
  return (
    <RegisterForm
      title={search ? words.change : words.start}
      label={search ? words.change : words.start}
      paths={['ageBand', 'looks', 'clothes', 'seenWhere', 'seenAt', 'health', 'photoId']}
      gaps={{
        looks: fields.looks.trim().length < 2 ? words.tooShort : undefined,
        seenWhere: fields.seenWhere.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={search ? change : start}
      guard={guard}
      onSend={send}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.startHint)}</p>
      <ChoiceField
        path="ageBand"
        label={words.age}
        value={fields.ageBand}
        onChange={set('ageBand')}
        options={keysOf(ageBands).map((value) => ({ value, label: say(ageBands[value]) }))}
      />
      <TextField
        wide
        path="looks"
        label={words.looks}
        hint={words.looksHint}
        max={300}
        rows={2}
        value={fields.looks}
        onChange={set('looks')}
      />
      <TextField path="clothes" label={words.clothes} max={200} value={fields.clothes} onChange={set('clothes')} />
      <TextField
        path="seenWhere"
        label={words.seenWhere}
        max={200}
        value={fields.seenWhere}
        onChange={set('seenWhere')}
      />
      <MomentField path="seenAt" label={words.seenAt} value={fields.seenAt} onChange={set('seenAt')} />
      <TextField
        path="health"
        label={words.health}
        hint={words.healthHint}
        max={200}
        value={fields.health}
        onChange={set('health')}
      />
      {search && search.photos.length > 0 && (
        <PhotoField search={search} value={fields.photoId} onChange={set('photoId')} />
      )}
      <Field wide path="spot" label={words.spot} hint={words.spotHint}>
        {() => <PositionMap label={words.spot} spot={fields.spot} onPick={set('spot')} />}
      </Field>
    </RegisterForm>
  );
}

interface PhotoFieldProps {
  readonly search: Search;
  readonly value: string;
  readonly onChange: (photoId: string) => void;
}

function PhotoField({ search, value, onChange }: PhotoFieldProps) {
  const { say } = useLanguage();
  const chosen = search.photos.find(({ id }) => id === value);
  const options = search.photos.map(({ id, ready }, at) => ({ value: id, label: say(words.photoNth(at + 1, ready)) }));
  return (
    <div>
      <ChoiceField
        path="photoId"
        label={words.photo}
        hint={words.photoHint}
        value={value}
        onChange={onChange}
        options={[{ value: '', label: say(words.noPhoto) }, ...options]}
      />
      {chosen && !chosen.ready && search.matter && (
        <Link to={`/matters/${search.matter.id}/photos/${chosen.id}`}>{say(words.redact)}</Link>
      )}
    </div>
  );
}
