import { dayOf } from '../../../../kit/calendar.ts';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import { streetDoors } from '../../../../modules/studio/contract-street.ts';
import {
  type EntryOutcome,
  type EntryStage,
  entryOutcomes,
  entryStages,
  type SquadRole,
  squadRoles,
} from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ChoiceField, DayField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import { Failed, Waiting } from '../../frame/states.tsx';
import { UnitSelect } from '../../matters/unit-select.tsx';
import { MatterLinks } from './raised.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { streetWords as words } from './words-street.ts';

type Squad = AnswerOf<typeof streetDoors.squads>['rows'][number];

/** 矛盾纠纷调解小队 with the last of what they went to. */
export function Squads() {
  const { say } = useLanguage();
  const found = useDoor(streetDoors.squads, {});
  const add = { name: 'add', label: words.addSquad, form: (onFold: () => void) => <SquadForm onFold={onFold} /> };
  return (
    <section aria-labelledby="squads">
      <h2 id="squads">{say(words.squads)}</h2>
      {found.isPending && <Waiting rows={4} />}
      {found.isError && <Failed problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{say(words.squadsNone)}</p>}
      {found.data?.rows.map((squad) => (
        <OneSquad key={squad.id} squad={squad} />
      ))}
      {found.data?.canAdd && <Acts id="squads" of="" acts={[add]} />}
    </section>
  );
}

function OneSquad({ squad }: { readonly squad: Squad }) {
  const { say } = useLanguage();
  const enter = {
    name: 'enter',
    label: words.enter,
    form: (onFold: () => void) => <EntryForm squad={squad} onFold={onFold} />,
  };
  const change = {
    name: 'change',
    label: words.changeSquad,
    form: (onFold: () => void) => <SquadForm squad={squad} onFold={onFold} />,
  };
  return (
    <div>
      <h3>
        {squad.name} <span className="quiet small">{[squad.area, squad.unitName].filter(Boolean).join(' · ')}</span>
      </h3>
      <p className="quiet">
        {squad.members.map((member) => `${member.name}（${say(squadRoles[member.role])}）`).join('、')}
      </p>
      <ul className="stop-list">
        {squad.entries.map((entry) => (
          <li key={entry.id}>
            {entry.about} <span className="quiet">{entry.where}</span>
            <div className="quiet small">
              {say(formatDay(entry.enteredOn))} · {say(entryStages[entry.stage])} · {say(words.age(entry.ageDays))} ·{' '}
              {say(entryOutcomes[entry.outcome])}
            </div>
            {entry.matter && <MatterLinks matters={[entry.matter]} />}
          </li>
        ))}
      </ul>
      <Acts
        id={squad.id}
        of={squad.name}
        acts={[...(squad.can.includes('enter') ? [enter] : []), ...(squad.can.includes('change') ? [change] : [])]}
      />
    </div>
  );
}

interface FormProps {
  readonly onFold: () => void;
}

/** One member a line: name, role, phone, in any order after the name. */
function membersOf(text: string): { name: string; role: SquadRole; phone: string }[] {
  const roleOf = (word: string) => keysOf(squadRoles).find((role) => squadRoles[role].zh === word || role === word);
  return text.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.trim().split(/[\s，,]+/);
    if (name === '') return [];
    const phone = rest.find((word) => /^\+?[\d-]{5,}$/.test(word)) ?? '';
    const role = rest.map(roleOf).find((found) => found !== undefined) ?? 'other';
    return [{ name, role, phone }];
  });
}

function SquadForm({ squad, onFold }: FormProps & { readonly squad?: Squad }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    unitId: squad?.unitId ?? '',
    name: squad?.name ?? '',
    area: squad?.area ?? '',
    members: (squad?.members ?? [])
      .map((member) => [member.name, squadRoles[member.role].zh, member.phone].filter(Boolean).join(' '))
      .join('\n'),
  });
  const knock = useStudioAct(streetDoors.saveSquad, words.saved, onFold);
  const members = membersOf(fields.members);
  return (
    <RegisterForm
      title={squad ? words.changeSquad : words.addSquad}
      label={squad ? words.changeSquad : words.addSquad}
      paths={['unitId', 'name', 'area', 'members']}
      gaps={{
        name: fields.name.trim().length < 2 ? words.short : undefined,
        unitId: fields.unitId === '' ? words.missing : undefined,
        members: members.length === 0 ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ ...fields, members, ...(squad && { id: squad.id, version: squad.version }) })}
      onFold={onFold}
    >
      <TextField path="name" label={words.title} max={60} value={fields.name} onChange={set('name')} />
      <TextField path="area" label={words.area} max={120} value={fields.area} onChange={set('area')} />
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
      </Field>
      <TextField
        wide
        path="members"
        label={words.members}
        hint={words.membersHint}
        max={3000}
        rows={3}
        value={fields.members}
        onChange={set('members')}
      />
    </RegisterForm>
  );
}

function EntryForm({ squad, onFold }: FormProps & { readonly squad: Squad }) {
  const { say } = useLanguage();
  const today = dayOf(new Date());
  const [fields, set] = useFields({
    where: '',
    about: '',
    knownSince: today,
    enteredOn: today,
    stage: 'early' as EntryStage,
    outcome: 'settled' as EntryOutcome,
  });
  const knock = useStudioAct(streetDoors.enter, words.saved, onFold);
  return (
    <RegisterForm
      title={words.enter}
      label={words.enter}
      paths={['where', 'about', 'knownSince', 'enteredOn', 'stage', 'outcome']}
      gaps={{
        where: fields.where.trim().length < 2 ? words.short : undefined,
        about: fields.about.trim().length < 5 ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: squad.id, ...fields })}
      onFold={onFold}
    >
      <TextField path="where" label={words.where} max={300} value={fields.where} onChange={set('where')} />
      <TextField
        wide
        path="about"
        label={words.about}
        max={2000}
        rows={2}
        value={fields.about}
        onChange={set('about')}
      />
      <DayField path="knownSince" label={words.knownSince} value={fields.knownSince} onChange={set('knownSince')} />
      <DayField path="enteredOn" label={words.enteredOn} value={fields.enteredOn} onChange={set('enteredOn')} />
      <ChoiceField
        path="stage"
        label={words.stage}
        value={fields.stage}
        onChange={set('stage')}
        options={keysOf(entryStages).map((value) => ({ value, label: say(entryStages[value]) }))}
      />
      <ChoiceField
        path="outcome"
        label={words.outcome}
        value={fields.outcome}
        onChange={set('outcome')}
        options={keysOf(entryOutcomes).map((value) => ({ value, label: say(entryOutcomes[value]) }))}
      />
    </RegisterForm>
  );
}
