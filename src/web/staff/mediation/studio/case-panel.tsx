import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import { type Way, ways } from '../../../../modules/mediation/words.ts';
import { caseDoors } from '../../../../modules/studio/contract-cases.ts';
import { consultationStates, opinionStates, type PartyRating, partyRatings } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import type { PanelProps } from '../shapes.ts';
import { ConsultForm, GiveForm, SumUpForm } from './consult-forms.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords as words } from './words.ts';
import './studio.css';

type Case = AnswerOf<typeof caseDoors.ofCase>;
type Round = Case['consultations'][number];
type Party = Case['parties'][number];

/** 联动问诊, and what parties say afterwards. */
export function StudioCase({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const found = useDoor(caseDoors.ofCase, { id: mediation.id });
  if (!found.data) return null;
  const { consultations, parties, can } = found.data;
  const consult = {
    name: 'consult',
    label: words.consultAsk,
    form: (onFold: () => void) => <ConsultForm mediationId={mediation.id} onFold={onFold} />,
  };
  const opinion = {
    name: 'opinion',
    label: words.writeOpinion,
    form: (onFold: () => void) => <OpinionForm mediationId={mediation.id} parties={parties} onFold={onFold} />,
  };
  const notice = {
    name: 'notice',
    label: words.tellVictim,
    form: (onFold: () => void) => <NoticeForm mediationId={mediation.id} parties={parties} onFold={onFold} />,
  };
  const isSpoken = can.includes('opinion') || can.includes('notice') || parties.some((party) => party.opinion);
  if (consultations.length === 0 && !can.includes('consult') && !isSpoken) return null;
  return (
    <>
      {(consultations.length > 0 || can.includes('consult')) && (
        <section aria-labelledby="consultation">
          <h2 id="consultation">{say(words.consult)}</h2>
          <p className="quiet small">{say(words.consultHint)}</p>
          {consultations.map((round) => (
            <OneRound key={round.id} round={round} canClose={can.includes('close')} />
          ))}
          {can.includes('consult') && <Acts id={mediation.id} of={mediation.title} acts={[consult]} />}
        </section>
      )}
      {isSpoken && (
        <section aria-labelledby="afterwards">
          <h2 id="afterwards">{say(words.afterwards)}</h2>
          <ul className="plain-list">
            {parties.map((party) => (
              <OneParty key={party.id} party={party} />
            ))}
          </ul>
          <Acts
            id={`after-${mediation.id}`}
            of={mediation.title}
            acts={[...(can.includes('opinion') ? [opinion] : []), ...(can.includes('notice') ? [notice] : [])]}
          />
        </section>
      )}
    </>
  );
}

function OneRound({ round, canClose }: { readonly round: Round; readonly canClose: boolean }) {
  const { say } = useLanguage();
  const [gives, setGives] = useState<string | null>(null);
  const close = {
    name: 'close',
    label: words.sumUp,
    form: (onFold: () => void) => <SumUpForm id={round.id} onFold={onFold} />,
  };
  return (
    <div>
      <h3>
        {round.question}{' '}
        <span className="quiet small">
          {say(consultationStates[round.state])} · {say(words.due)} {say(formatDay(round.dueAt))}
        </span>
      </h3>
      {round.summary && (
        <p className="mediation-text">
          <strong>{say(words.summary)}</strong> {round.summary}
        </p>
      )}
      <ul className="stop-list">
        {round.opinions.map((opinion) => (
          <li key={opinion.id}>
            <strong>{opinion.who}</strong> <span className="quiet">{say(opinionStates[opinion.state])}</span>
            {opinion.state === 'given' && (
              <dl className="mediation-facts">
                <dt>{say(words.knot)}</dt>
                <dd>{opinion.knot}</dd>
                <dt>{say(words.advice)}</dt>
                <dd>{opinion.advice}</dd>
                {opinion.law && (
                  <>
                    <dt>{say(words.law)}</dt>
                    <dd>{opinion.law}</dd>
                  </>
                )}
              </dl>
            )}
            {opinion.canGive && round.state === 'open' && gives !== opinion.id && (
              <div className="step-buttons">
                <Button size="small" onClick={() => setGives(opinion.id)}>
                  {say(words.give)}
                </Button>
              </div>
            )}
            {gives === opinion.id && <GiveForm id={opinion.id} onFold={() => setGives(null)} />}
          </li>
        ))}
      </ul>
      {canClose && round.state === 'open' && <Acts id={round.id} of={round.question} acts={[close]} />}
    </div>
  );
}

function OneParty({ party }: { readonly party: Party }) {
  const { say } = useLanguage();
  const { opinion } = party;
  const rating = opinion?.rating;
  return (
    <li>
      <strong>{party.name}</strong>{' '}
      <span className="quiet">
        {opinion
          ? `${say(rating ? partyRatings[rating] : words.rather)} · ${say(ways[opinion.way])}`
          : say(words.notSaid)}
      </span>
      {opinion?.words && <p className="mediation-text">{opinion.words}</p>}
      {party.notices.map((notice) => (
        <p key={notice.id} className="mediation-text quiet">
          {notice.text}{' '}
          <small>{`${say(formatDayTime(notice.toldAt))} · ${say(notice.seenAt ? words.seen : words.unseen)}`}</small>
        </p>
      ))}
    </li>
  );
}

interface FormProps {
  readonly mediationId: string;
  readonly parties: readonly Party[];
  readonly onFold: () => void;
}

const optionsOf = (parties: readonly Party[]) => parties.map(({ id, name }) => ({ value: id, label: name }));

function OpinionForm({ mediationId, parties, onFold }: FormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    partyId: parties.find(({ opinion }) => opinion === null)?.id ?? '',
    rating: '' as PartyRating | '' | 'rather',
    words: '',
    way: 'phone' as Exclude<Way, 'page'>,
  });
  const knock = useStudioAct(caseDoors.writeOpinion, words.saved, onFold);
  const { partyId, rating, way } = fields;
  return (
    <RegisterForm
      title={words.writeOpinion}
      label={words.writeOpinion}
      paths={['partyId', 'rating', 'words', 'way']}
      gaps={{
        partyId: partyId === '' ? words.choose : undefined,
        rating: rating === '' ? words.choose : undefined,
      }}
      knock={knock}
      onSend={() =>
        rating !== '' &&
        knock.mutate({
          id: mediationId,
          partyId,
          way,
          words: fields.words,
          rating: rating === 'rather' ? null : rating,
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={optionsOf(parties)}
      />
      <ChoiceField
        path="rating"
        label={words.ratings}
        value={rating}
        onChange={set('rating')}
        options={[
          ...keysOf(partyRatings).map((value) => ({ value, label: say(partyRatings[value]) })),
          { value: 'rather' as const, label: say(words.rather) },
        ]}
      />
      <ChoiceField
        path="way"
        label={words.way}
        value={way}
        onChange={set('way')}
        options={(['phone', 'paper', 'officer'] as const).map((value) => ({ value, label: say(ways[value]) }))}
      />
      <TextField
        wide
        path="words"
        label={words.words}
        max={500}
        rows={2}
        value={fields.words}
        onChange={set('words')}
      />
    </RegisterForm>
  );
}

function NoticeForm({ mediationId, parties, onFold }: FormProps) {
  const [fields, set] = useFields({ partyId: parties[0]?.id ?? '', text: '' });
  const knock = useStudioAct(caseDoors.tellVictim, words.told, onFold);
  return (
    <RegisterForm
      title={words.tellVictim}
      label={words.tellVictim}
      paths={['partyId', 'text']}
      gaps={{ text: fields.text.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={fields.partyId}
        onChange={set('partyId')}
        options={optionsOf(parties)}
      />
      <TextField wide path="text" label={words.what} max={5000} rows={2} value={fields.text} onChange={set('text')} />
    </RegisterForm>
  );
}
