import { Radio } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/choosing/contract.ts';
import { type ChallengeGround, challengeGrounds, challengeStates } from '../../../../modules/choosing/words.ts';
import { seatRoles, ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ChoiceField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import type { Choosing, ChoosingProps } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { speakersOf } from './witnessed-fields.tsx';
import { choosingWords as words } from './words.ts';

type Challenge = Choosing['challenges'][number];
const tones = { open: 'soon', upheld: 'kept', rejected: 'quiet' } as const;

/** 回避: who asked for what, and what was decided. */
export function Challenges({ mediation, choosing }: ChoosingProps) {
  const { say } = useLanguage();
  if (choosing.challenges.length === 0) return null;
  return (
    <>
      <h3>{say(words.challenges)}</h3>
      <ul className="entry-rows">
        {choosing.challenges.map((one) => (
          <li key={one.id} className="mediation-entry">
            <strong>{one.name}</strong> {say(challengeGrounds[one.ground])}{' '}
            <span className={`state-tag tone-${tones[one.state]}`}>{say(challengeStates[one.state])}</span>{' '}
            <span className="quiet small">
              {one.side === null ? say(words.mediatorSelf) : say(mediationWords.side(one.side))} {say(ways[one.way])}{' '}
              {say(formatDayTime(one.madeAt))}
            </span>
            {one.reason && <p className="mediation-text">{one.reason}</p>}
            {one.why && (
              <p className="mediation-text quiet">
                {one.decidedBy}：{one.why}
              </p>
            )}
            {one.canDecide && (
              <Acts
                id={one.id}
                of={one.name}
                acts={[
                  {
                    name: 'decide',
                    label: words.decide,
                    form: (onFold) => <DecideForm id={mediation.id} challenge={one} onFold={onFold} />,
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DecideProps {
  readonly id: string;
  readonly challenge: Challenge;
  readonly onFold: () => void;
}

function DecideForm({ id, challenge, onFold }: DecideProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ upheld: true, why: '' });
  const knock = useChoosingAct(doors.decide, words.decided, onFold);
  return (
    <RegisterForm
      title={words.decide}
      label={words.decide}
      paths={['upheld', 'why']}
      gaps={{ why: fields.why.trim().length < 2 ? mediationWords.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, challengeId: challenge.id, ...fields })}
      onFold={onFold}
    >
      {challenge.ground === 'not-accepted' && <p className="quiet small">{say(words.acceptRight)}</p>}
      <Field wide path="upheld" label={words.decide}>
        {({ id: fieldId }) => (
          <Radio.Group
            id={fieldId}
            value={fields.upheld}
            onChange={({ target }) => set('upheld')(target.value === true)}
            options={[
              { value: true, label: say(words.upheld) },
              { value: false, label: say(words.rejected) },
            ]}
          />
        )}
      </Field>
      <TextField
        wide
        path="why"
        label={words.why}
        hint={words.whyHint}
        max={500}
        rows={2}
        value={fields.why}
        onChange={set('why')}
      />
    </RegisterForm>
  );
}

const self = 'self';

/** 登记回避申请: what a side says to a colleague, or what the mediator asks for himself. */
export function ChallengeForm({ mediation, onFold }: ChoosingProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const seats = mediation.seats.filter(
    ({ until, role }) => until === null && role !== 'attend' && role !== 'apprentice',
  );
  const [fields, set] = useFields({
    mediatorId: seats[0]?.mediatorId ?? '',
    partyId: '',
    ground: 'kin' as ChallengeGround,
    reason: '',
  });
  const [way, setWay] = useState<'phone' | 'paper' | 'officer'>('officer');
  const knock = useChoosingAct(doors.challenge, words.challengeMade, onFold);
  const { mediatorId, partyId, ground, reason } = fields;
  const askers = [
    ...(mediation.mediates ? [{ value: self, label: say(words.bySelf) }] : []),
    ...speakersOf(mediation).map(({ id, name, side }) => ({
      value: id,
      label: `${say(mediationWords.side(side))} ${name}`,
    })),
  ];
  const send = () =>
    knock.mutate({
      id: mediation.id,
      mediatorId,
      ground,
      reason,
      way,
      ...(partyId !== self && { partyId }),
    });
  return (
    <RegisterForm
      title={words.challenge}
      label={words.challenge}
      paths={['mediatorId', 'partyId', 'ground', 'reason', 'way']}
      gaps={{
        partyId: partyId === '' ? words.missing : undefined,
        reason: reason.trim().length < 2 ? mediationWords.tooShort : undefined,
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <ChoiceField
        path="mediatorId"
        label={words.whom}
        value={mediatorId}
        onChange={set('mediatorId')}
        options={seats.map((seat) => ({ value: seat.mediatorId, label: `${seat.name} ${say(seatRoles[seat.role])}` }))}
      />
      <ChoiceField path="partyId" label={words.party} value={partyId} onChange={set('partyId')} options={askers} />
      <ChoiceField<'phone' | 'paper' | 'officer'>
        path="way"
        label={words.way}
        value={way}
        onChange={setWay}
        options={(['officer', 'phone', 'paper'] as const).map((value) => ({ value, label: say(ways[value]) }))}
      />
      <ChoiceField<ChallengeGround>
        path="ground"
        label={words.ground}
        value={ground}
        onChange={set('ground')}
        options={keysOf(challengeGrounds).map((value) => ({ value, label: say(challengeGrounds[value]) }))}
      />
      <TextField wide path="reason" label={words.reason} max={500} rows={2} value={reason} onChange={set('reason')} />
    </RegisterForm>
  );
}
