import { useState } from 'react';
import { formatYuan } from '../../../../kit/money.ts';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { offerStates } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import { OfferForm } from './offer-form.tsx';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

/** 方案: what lies on the table and whose turn it is; what I keep back is marked. */
export function Offers({ own, refresh }: OwnSittingsProps) {
  const { say } = useLanguage();
  const mayOffer = own.can.includes('offer');
  const isMine = own.turn?.side === own.mySide;
  if (!mayOffer && own.offers.length === 0) return null;
  return (
    <section>
      <h2>{say(words.offersTitle)}</h2>
      <p className={isMine ? 'sitting-turn' : 'hint'} role="status">
        {say(own.turn === null ? words.turnNobody : isMine ? words.turnMine : words.turnTheirs)}
      </p>
      {own.offers.length === 0 && <p className="hint">{say(words.offersNone)}</p>}
      <ol className="sitting-offers">
        {own.offers.toReversed().map((offer) => (
          <OfferItem key={offer.id} own={own} offer={offer} refresh={refresh} />
        ))}
      </ol>
      {mayOffer && (own.turn === null || isMine) && (
        <details className="fold">
          <summary>{say(isMine ? words.counter : words.newOffer)}</summary>
          <OfferForm onDone={refresh} />
        </details>
      )}
    </section>
  );
}

type Offer = OwnSittings['offers'][number];
const drafts: ReadonlySet<string> = new Set(['unconfirmed', 'held']);

function OfferItem({ own, offer, refresh }: OwnSittingsProps & { readonly offer: Offer }) {
  const { say } = useLanguage();
  const isMine = offer.fromSide === own.mySide;
  const isDraft = drafts.has(offer.state);
  return (
    <li className={isDraft ? 'sitting-offer sitting-secret' : 'sitting-offer'}>
      <p>
        <strong>{say(isMine ? words.fromMe : words.fromThem)}</strong> · {say(offerStates[offer.state])}{' '}
        <span className="hint">{say(formatDayTime(offer.openedAt ?? offer.madeAt))}</span>
      </p>
      {isDraft && <p className="hint">{say(words.secret)}</p>}
      <p className="sitting-said">
        {offer.amountFen !== null && <strong>¥{formatYuan(offer.amountFen)} </strong>}
        {offer.text}
      </p>
      {offer.conditions && (
        <p className="sitting-said">
          {say(words.conditions)}
          {say(words.colon)}
          {offer.conditions}
        </p>
      )}
      {offer.validUntil && <p className="hint">{say(words.validUntil(formatDayTime(offer.validUntil)))}</p>}
      {offer.answer && (
        <p className="sitting-said">
          {say(words.answer)}
          {say(words.colon)}
          {offer.answer}
        </p>
      )}
      <OfferMoves own={own} offer={offer} refresh={refresh} />
    </li>
  );
}

type Step = 'accept' | 'decline' | 'confirm' | 'open' | 'withdraw';
const labels = {
  accept: words.accept,
  decline: words.decline,
  confirm: words.confirm,
  open: words.release,
  withdraw: words.withdraw,
} as const;

function stepsOf(own: OwnSittings, offer: Offer): Step[] {
  if (!own.can.includes('offer')) return [];
  if (offer.fromSide === own.mySide) {
    if (offer.state === 'unconfirmed') return ['confirm', 'withdraw'];
    if (offer.state === 'held') return ['open', 'withdraw'];
    return offer.state === 'open' ? ['withdraw'] : [];
  }
  if (own.turn?.offerId !== offer.id || own.turn.side !== own.mySide) return [];
  return own.can.includes('accept') ? ['accept', 'decline'] : ['decline'];
}

function OfferMoves({ own, offer, refresh }: OwnSittingsProps & { readonly offer: Offer }) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const { busy, failure, act } = useAct(ownDoors.ownOfferStep);
  const steps = stepsOf(own, offer);
  const send = async (step: Step) => {
    if (await act({ offerId: offer.id, step, text })) refresh();
  };
  if (steps.length === 0) return null;
  return (
    <>
      {steps.includes('decline') && (
        <Field id={`answer-${offer.id}`} label={words.answerText} problem={undefined}>
          {() => (
            <textarea
              id={`answer-${offer.id}`}
              rows={2}
              maxLength={1000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <Failure words={failure} />
      <div className="moves">
        {steps.map((step, i) => (
          <button
            key={step}
            type="button"
            className={i === 0 && step !== 'withdraw' ? 'button button-first' : 'button'}
            aria-disabled={busy}
            onClick={() => void send(step)}
          >
            {say(labels[step])}
          </button>
        ))}
      </div>
    </>
  );
}
