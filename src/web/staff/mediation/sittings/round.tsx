import { Checkbox } from 'antd';
import { doors } from '../../../../modules/sittings/contract.ts';
import { answerWays, sittingKinds } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { ChoiceField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import { ReasonForm } from './reason-form.tsx';
import { type Round, type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

interface RoundProps extends SittingsProps {
  readonly round: Round;
}

/** The times that are out: who said yes to which, whose word is missing, and until when. */
export function RoundBlock({ sittings, round }: RoundProps) {
  const { say } = useLanguage();
  const acts: readonly (Act & { readonly can: SittingsProps['sittings']['can'][number] })[] = [
    {
      can: 'answer-times',
      name: 'answer-times',
      label: words.answerFor,
      form: (onFold) => <AnswerForm sittings={sittings} round={round} onFold={onFold} />,
    },
    {
      can: 'withdraw-times',
      name: 'withdraw-times',
      label: words.withdraw,
      danger: true,
      form: (onFold) => <WithdrawForm sittings={sittings} round={round} onFold={onFold} />,
    },
  ];
  return (
    <div className="sitting-round">
      <p>
        <strong>{say(words.roundOpen)}</strong>{' '}
        <span className="quiet">
          {say(sittingKinds[round.kind])} · {say(words.answerBy)} {say(formatDayTime(round.answerBy))}
        </span>
      </p>
      <div className="sitting-scroll">
        <table className="sitting-table">
          <thead>
            <tr>
              <th scope="col">{say(words.party)}</th>
              {round.slots.map((slot) => (
                <th key={slot.number} scope="col">
                  {slot.number}. {say(formatDayTime(slot.startsAt))}
                  {slot.roomName && <div className="quiet small">{slot.roomName}</div>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.voices.map((voice) => (
              <VoiceRow key={voice.partyIds.join()} sittings={sittings} round={round} voice={voice} />
            ))}
          </tbody>
        </table>
      </div>
      <Acts id={round.id} of={sittings.title} acts={acts.filter(({ can }) => sittings.can.includes(can))} />
    </div>
  );
}

function VoiceRow({ sittings, round, voice }: RoundProps & { readonly voice: Round['voices'][number] }) {
  const { say, list } = useLanguage();
  const names = sittings.parties.flatMap(({ id, name }) => (voice.partyIds.includes(id) ? [name] : []));
  const answer = round.answers.findLast(({ partyId }) => voice.partyIds.includes(partyId));
  return (
    <tr>
      <th scope="row">
        {say(mediationWords.side(voice.side))} {list(names)}
        {answer && (
          <div className="quiet small">
            {say(answerWays[answer.way])}
            {answer.witness && ` · ${answer.witness}`}
          </div>
        )}
      </th>
      {voice.slots === null ? (
        <td colSpan={round.slots.length} className="tone-soon">
          {say(words.waiting)}
        </td>
      ) : (
        round.slots.map(({ number }) => (
          <td key={number} className={voice.slots?.includes(number) ? 'tone-kept' : 'quiet'}>
            {voice.slots?.includes(number) ? `✓ ${say(words.saidYes)}` : '—'}
          </td>
        ))
      )}
    </tr>
  );
}

type FormProps = RoundProps & { readonly onFold: () => void };

function AnswerForm({ sittings, round, onFold }: FormProps) {
  const { say } = useLanguage();
  const asked = sittings.parties.filter(({ id }) => round.voices.some(({ partyIds }) => partyIds.includes(id)));
  const [fields, set] = useFields({
    partyId: asked[0]?.id ?? '',
    slots: [] as readonly number[],
    how: 'phone' as 'phone' | 'paper' | 'officer',
    witness: '',
  });
  const knock = useSittingAct(doors.answerTimes, words.saved, onFold);
  const { partyId, slots, how, witness } = fields;
  return (
    <RegisterForm
      title={words.answerFor}
      label={words.answerFor}
      paths={['partyId', 'slots', 'how', 'witness']}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, roundId: round.id, partyId, slots: [...slots], how, witness })}
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={asked.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field path="slots" label={words.suiting} wide>
        {({ id }) => (
          <fieldset id={id} className="sitting-slots" aria-label={say(words.suiting)}>
            {round.slots.map(({ number, startsAt }) => (
              <Checkbox
                key={number}
                checked={slots.includes(number)}
                onChange={({ target }) =>
                  set('slots')(target.checked ? [...slots, number] : slots.filter((one) => one !== number))
                }
              >
                {number}. {say(formatDayTime(startsAt))}
              </Checkbox>
            ))}
            {slots.length === 0 && <span className="quiet">{say(words.saidNo)}</span>}
          </fieldset>
        )}
      </Field>
      <ChoiceField
        path="how"
        label={words.how}
        value={how}
        onChange={set('how')}
        options={(['phone', 'officer', 'paper'] as const).map((value) => ({ value, label: say(answerWays[value]) }))}
      />
      <TextField path="witness" label={words.witness} max={80} value={witness} onChange={set('witness')} />
    </RegisterForm>
  );
}

function WithdrawForm({ sittings, round, onFold }: FormProps) {
  const knock = useSittingAct(doors.withdrawTimes, words.saved, onFold);
  const send = (text: string) => knock.mutate({ id: sittings.id, roundId: round.id, text });
  return <ReasonForm label={words.withdraw} knock={knock} onSend={send} onFold={onFold} />;
}
