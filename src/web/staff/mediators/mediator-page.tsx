import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/mediators/contract.ts';
import {
  cardStates,
  mediatorKinds,
  mediatorWays,
  professions,
  skillWords,
  spokenLanguages,
  tieKinds,
} from '../../../modules/mediators/words.ts';
import { timesLines } from '../../../modules/mediators/words-times.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { FactLines } from '../care/fact-lines.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { ChangeForm } from './card-form.tsx';
import { StandingTag } from './mediators.tsx';
import { type MediatorPageData, refreshes } from './shapes.ts';
import { EndForm, PlainForm, RenewForm, RestForm, TieForm, TrainForm } from './step-forms.tsx';
import { useDone } from './use-done.ts';
import { hoursWords, termWords, mediatorWords as words } from './words.ts';
import './mediators.css';

/** One mediator: what residents read, term and training, and what may be done about it. */
export function MediatorPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.view, { id });
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const card = asked.data;
  return (
    <div className="page">
      <p>
        <Link to="/mediators">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{card.name}</h1>
        <span className="quiet">
          {say(professions[card.profession])} · {card.unitName}
        </span>
        <StandingTag standing={card.standing} />
      </div>
      <Acts id={card.id} of={card.name} acts={actsOf(card)} />
      <CardBody card={card} />
    </div>
  );
}

const steps = ['sign-off', 'renew', 'return', 'train', 'tie', 'change', 'rest', 'end'] as const;

/** What may be done about a card, in the order of the page. */
function actsOf(card: MediatorPageData): Act[] {
  const form: Record<(typeof steps)[number], Act['form']> = {
    'sign-off': (onFold) => (
      <PlainForm
        card={card}
        onFold={onFold}
        door={doors.signOff}
        title={words['sign-off']}
        done={words.signedOff}
        effect={words.signOffEffect}
      />
    ),
    renew: (onFold) => <RenewForm card={card} onFold={onFold} />,
    return: (onFold) => (
      <PlainForm card={card} onFold={onFold} door={doors.comeBack} title={words.return} done={words.returned} />
    ),
    train: (onFold) => <TrainForm card={card} onFold={onFold} />,
    tie: (onFold) => <TieForm card={card} onFold={onFold} />,
    change: (onFold) => <ChangeForm card={card} onFold={onFold} />,
    rest: (onFold) => <RestForm card={card} onFold={onFold} />,
    end: (onFold) => <EndForm card={card} onFold={onFold} />,
  };
  return steps
    .filter((name) => card.can.includes(name))
    .map((name) => ({ name, label: words[name], danger: name === 'end', form: form[name] }));
}

/** The card with its times, term, training and ties. */
export function CardBody({ card }: { readonly card: MediatorPageData }) {
  const { say } = useLanguage();
  return (
    <div className="mediator-columns">
      <div>
        {card.style && <p className="mediator-said">{card.style}</p>}
        <CardFacts card={card} />
        <Trainings card={card} />
        {card.ties && <Ties card={card} ties={card.ties} />}
      </div>
      <aside>
        <Appointment card={card} />
        {card.apprentices.length > 0 && (
          <section>
            <h2>{say(words.apprentices)}</h2>
            <ul className="mediator-lines">
              {card.apprentices.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/mediators/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

function CardFacts({ card }: { readonly card: MediatorPageData }) {
  const { say, list } = useLanguage();
  const times = [card.timesNote, ...timesLines(card.frames).map((line) => say(line))].filter(Boolean);
  const lines = [
    { label: words.knows, text: list(card.fields.map(say)) },
    { label: words.skills, text: list(card.skills.map((skill) => say(skillWords[skill]))) },
    { label: words.language, text: list(card.languages.map((spoken) => say(spokenLanguages[spoken]))) },
    { label: words.ways, text: list(card.ways.map((way) => say(mediatorWays[way]))) },
    { label: words.timesShort, text: times.join('；') },
    { label: words.kindShort, text: say(mediatorKinds[card.kind]) },
    { label: words.phone, text: card.phone ?? '' },
  ];
  return <FactLines title={words.card} lines={lines} matter={null} />;
}

function Appointment({ card }: { readonly card: MediatorPageData }) {
  const { say } = useLanguage();
  const rest = [say(cardStates[card.state]), card.stateReason, card.restUntil && say(formatDay(card.restUntil))];
  const lines = [
    { label: words.state, text: rest.filter(Boolean).join(' · ') },
    { label: words.appointedOn, text: say(formatDay(card.appointedOn)) },
    { label: words.termShort, text: say(termWords(formatDay(card.termFrom), formatDay(card.termTo))) },
    { label: words.capShort, text: String(card.cap) },
    { label: words.teacher, text: card.teacher?.name ?? '' },
    { label: words['sign-off'], text: card.signedOffOn ? say(formatDay(card.signedOffOn)) : '' },
    { label: words.residents, text: say(card.isShown ? words.isShown : words.isHidden) },
    { label: words.badge, text: card.signsIn ? card.badge : say(words.noSignIn) },
  ];
  return <FactLines title={words.about} lines={lines} matter={null} />;
}

function Trainings({ card }: { readonly card: MediatorPageData }) {
  const { say } = useLanguage();
  const strike = useKnock(doors.strikeTraining, { refreshes, onDone: useDone(words.struck, () => undefined) });
  return (
    <section>
      <h2>
        {say(words.trainings)}{' '}
        <span className={card.isTrainingDue ? 'tone-soon small' : 'quiet small'}>
          {say(hoursWords(card.trainedMinutes, card.askedMinutes))}
        </span>
      </h2>
      {card.trainings.length === 0 && <p className="quiet">{say(words.noTrainings)}</p>}
      <ul className="mediator-lines">
        {card.trainings.map(({ id, heldOn, subject, minutes, givenBy }) => (
          <li key={id}>
            <span className="figures">{say(formatDay(heldOn))}</span>
            <span>{subject}</span>
            <span className="quiet small">
              {givenBy} · {minutes / 60} {say(words.hours)}
            </span>
            {card.can.includes('train') && (
              <Button
                className="push"
                size="small"
                type="text"
                aria-label={`${say(words.strike)} ${subject}`}
                onClick={() => strike.mutate({ id: card.id, trainingId: id })}
              >
                {say(words.strike)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={strike.error} />
    </section>
  );
}

interface TiesProps {
  readonly card: MediatorPageData;
  readonly ties: NonNullable<MediatorPageData['ties']>;
}

function Ties({ card, ties }: TiesProps) {
  const { say } = useLanguage();
  const end = useKnock(doors.endTie, { refreshes, onDone: useDone(words.untied, () => undefined) });
  return (
    <section>
      <h2>{say(words.ties)}</h2>
      <p className="quiet">{say(ties.length === 0 ? words.noTies : words.tiesHint)}</p>
      <ul className="mediator-lines">
        {ties.map(({ id, kind, name, phone, note }) => (
          <li key={id}>
            <span className="quiet">{say(tieKinds[kind])}</span>
            <span>{name}</span>
            <span className="quiet small figures">{[phone, note].filter(Boolean).join(' · ')}</span>
            {card.can.includes('tie') && (
              <Button
                className="push"
                size="small"
                type="text"
                aria-label={`${say(words.untie)} ${name}`}
                onClick={() => end.mutate({ id: card.id, tieId: id })}
              >
                {say(words.untie)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={end.error} />
    </section>
  );
}
