import { doors } from '../../../../modules/choosing/contract.ts';
import { conflictKinds } from '../../../../modules/mediators/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { type Act, Acts } from '../../forms/acts.tsx';
import { useDoor } from '../../frame/doors.ts';
import type { PanelProps } from '../shapes.ts';
import { mediationWords } from '../words.ts';
import { AnswerForm } from './answer-form.tsx';
import { CancelForm } from './cancel-form.tsx';
import { ChallengeForm, Challenges } from './challenges.tsx';
import { HandInForm } from './hand-in-form.tsx';
import { OpenForm, ProposeForm } from './open-forms.tsx';
import { Orders } from './orders.tsx';
import { RoundView } from './round-view.tsx';
import type { ChoosingProps } from './shapes.ts';
import { choosingWords as words } from './words.ts';
import './choosing.css';

const silent: ReadonlySet<string> = new Set(['proposed', 'refused']);

/** 点选: rounds with who handed in, orders, declarations and challenges of one case. */
export function Choosing({ mediation }: PanelProps) {
  const isSilent = silent.has(mediation.state) || mediation.mode === 'spot';
  const asked = useDoor(doors.view, { id: mediation.id }, { enabled: !isSilent });
  if (isSilent || !asked.data) return null;
  return <Body mediation={mediation} choosing={asked.data} />;
}

function Body({ mediation, choosing }: ChoosingProps) {
  const { say } = useLanguage();
  const [last, ...before] = choosing.rounds;
  return (
    <section aria-labelledby="mediation-choosing">
      <h2 id="mediation-choosing">{say(words.title)}</h2>
      {!last && <p className="quiet">{say(words.none)}</p>}
      {choosing.found.length > 0 && (
        <div className="tone-maple" role="status">
          {say(words.found)}
          {choosing.found.map((one) => (
            <div key={`${one.mediatorId} ${one.side} ${one.kind} ${one.party}`}>
              {one.name} — {say(mediationWords.side(one.side))} {one.party}：{say(conflictKinds[one.kind])}
              {!one.isSure && ` (${say(words.perhaps)})`}
            </div>
          ))}
        </div>
      )}
      {last && <RoundView round={last} />}
      <Acts id={mediation.id} of={mediation.title} acts={actsFor({ mediation, choosing })} />
      <Orders choosing={choosing} />
      <Challenges mediation={mediation} choosing={choosing} />
      {before.length > 0 && (
        <details>
          <summary>
            {say(words.earlier)} <span className="quiet figures">{before.length}</span>
          </summary>
          {before.map((round) => (
            <RoundView key={round.id} round={round} />
          ))}
        </details>
      )}
    </section>
  );
}

function actsFor({ mediation, choosing }: ChoosingProps): Act[] {
  const given = { mediation, choosing };
  const acts: readonly (Act & { readonly can: ChoosingProps['choosing']['can'][number] })[] = [
    { can: 'open', name: 'open', label: words.open, form: (onFold) => <OpenForm {...given} onFold={onFold} /> },
    {
      can: 'propose',
      name: 'propose',
      label: words.propose,
      form: (onFold) => <ProposeForm {...given} onFold={onFold} />,
    },
    {
      can: 'hand-in',
      name: 'hand-in',
      label: words.enter,
      form: (onFold) => <HandInForm {...given} onFold={onFold} />,
    },
    { can: 'answer', name: 'answer', label: words.answer, form: (onFold) => <AnswerForm {...given} onFold={onFold} /> },
    {
      can: 'challenge',
      name: 'challenge',
      label: words.challenge,
      form: (onFold) => <ChallengeForm {...given} onFold={onFold} />,
    },
    {
      can: 'cancel',
      name: 'cancel',
      label: words.cancel,
      danger: true,
      form: (onFold) => <CancelForm {...given} onFold={onFold} />,
    },
  ];
  const isAwaited = choosing.rounds[0]?.sides.some(({ isAsked, answer }) => isAsked && answer === null) ?? false;
  return acts.filter(({ can }) => choosing.can.includes(can) && (can !== 'answer' || isAwaited));
}
