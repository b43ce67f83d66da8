import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import {
  type Mode,
  mediationSteps,
  modes,
  type Route,
  routes,
  type Track,
  tracks,
  type Way,
} from '../../../modules/mediation/words.ts';
import { type GateQuestion, gateQuestions } from '../../../modules/mediation/words-risk.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, TextField, TicksField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useDoor } from '../frame/doors.ts';
import { RoutesField, TicksProblem } from './routes-field.tsx';
import type { PanelProps } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

interface FormProps extends PanelProps {
  readonly onFold: () => void;
}

interface GateFieldProps {
  readonly track: Track;
  readonly marks: readonly GateQuestion[];
  readonly onChange: (marks: readonly GateQuestion[]) => void;
}

const useGate = (track: Track, marks: readonly GateQuestion[]) =>
  useDoor(doors.gate, { track, marks: marks.join(',') }, { keep: true });

/** The questions of a track; what is ticked is answered at once with the lawful way out. */
function GateField({ track, marks, onChange }: GateFieldProps) {
  const { say } = useLanguage();
  const { data } = useGate(track, marks);
  return (
    <>
      <TicksField
        label={words.gate}
        hint={words.gateLead}
        value={marks}
        onChange={onChange}
        options={(data?.questions ?? keysOf(gateQuestions)).map((value) => ({
          value,
          label: say(gateQuestions[value]),
        }))}
      />
      <TicksProblem path="marks" />
      {data && !data.open && (
        <p className="tone-maple field-wide" role="status">
          {say(words.gateClosed)} {data.ways.map((way) => say(routes[way])).join('、')}
          {data.peopleInstead && `。${say(words.peopleInstead)}`}
        </p>
      )}
    </>
  );
}

export function AcceptForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const { say } = useLanguage();
  const [fields, set] = useFields<{ track: Track; mode: Mode }>({ track: mediation.track, mode: mediation.mode });
  const [marks, setMarks] = useState<readonly GateQuestion[]>([]);
  const knock = useMediationAct(doors.accept, mediationSteps.accept, onFold);
  return (
    <RegisterForm
      title={mediationSteps.accept}
      label={mediationSteps.accept}
      paths={['track', 'mode']}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: mediation.id, version: guard.seen, ...fields, marks: [...marks] })}
      onFold={onFold}
    >
      <ChoiceField
        path="track"
        label={words.track}
        value={fields.track}
        onChange={set('track')}
        options={keysOf(tracks).map((value) => ({ value, label: say(tracks[value]) }))}
      />
      <ChoiceField
        path="mode"
        label={words.mode}
        value={fields.mode}
        onChange={set('mode')}
        options={keysOf(modes).map((value) => ({ value, label: say(modes[value]) }))}
      />
      <GateField track={fields.track} marks={marks} onChange={setMarks} />
    </RegisterForm>
  );
}

export function RefuseForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const [marks, setMarks] = useState<readonly GateQuestion[]>([]);
  const [text, setText] = useState('');
  const [how, setHow] = useState<Way>('officer');
  const [chosen, setChosen] = useState<readonly Route[]>();
  // Until somebody chooses, the lawful ways for what is ticked are those that are told.
  const ways = useGate(mediation.track, marks).data?.ways ?? [];
  const told = { routes: chosen ?? ways, how };
  const knock = useMediationAct(doors.refuse, mediationSteps.refuse, onFold);
  return (
    <RegisterForm
      title={mediationSteps.refuse}
      label={mediationSteps.refuse}
      danger
      paths={['marks', 'text', 'routes', 'how']}
      gaps={{
        marks: marks.length === 0 ? words.missing : undefined,
        routes: told.routes.length === 0 ? words.chooseRoute : undefined,
      }}
      knock={knock}
      guard={guard}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          version: guard.seen,
          marks: [...marks],
          text,
          routes: [...told.routes],
          how: told.how,
        })
      }
      onFold={onFold}
    >
      <GateField track={mediation.track} marks={marks} onChange={setMarks} />
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={setText} />
      <RoutesField
        value={told}
        onChange={(next) => {
          setHow(next.how);
          if (next.routes !== told.routes) setChosen(next.routes);
        }}
      />
    </RegisterForm>
  );
}
