import { Button } from 'antd';
import { formatYuan } from '../../../../kit/money.ts';
import { offerDoors } from '../../../../modules/sittings/contract-offers.ts';
import { confirmedHow, offerStates } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { ProblemLine } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { AnswerOfferForm, ConfirmForm, OfferForm } from './offer-forms.tsx';
import { type Offer, type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

/** 方案: what lies on the table, whose turn it is, and what is still kept with the mediators. */
export function OffersBlock({ sittings }: SittingsProps) {
  const { say } = useLanguage();
  const make = {
    name: 'offer',
    label: words.makeOffer,
    form: (onFold: () => void) => <OfferForm sittings={sittings} onFold={onFold} />,
  };
  const mayOffer = sittings.can.includes('offer');
  if (!mayOffer && sittings.offers.length === 0) return null;
  return (
    <section aria-labelledby="sitting-offers">
      <h2 id="sitting-offers">{say(words.offers)}</h2>
      <p className={sittings.turn ? 'tone-action' : 'quiet'}>
        {say(sittings.turn ? words.turn(say(mediationWords.side(sittings.turn.side))) : words.turnNobody)}
      </p>
      {sittings.offers.length === 0 && <p className="quiet">{say(words.offersNone)}</p>}
      <ol className="entry-rows">
        {sittings.offers.toReversed().map((offer) => (
          <OfferItem key={offer.id} sittings={sittings} offer={offer} />
        ))}
      </ol>
      {sittings.keptOffers > 0 && <p className="quiet small">{say(words.keptOffers(sittings.keptOffers))}</p>}
      {mayOffer && <Acts id={sittings.id} of={sittings.title} acts={[make]} />}
    </section>
  );
}

const drafts: ReadonlySet<string> = new Set(['unconfirmed', 'held']);

function OfferItem({ sittings, offer }: SittingsProps & { readonly offer: Offer }) {
  const { say, list } = useLanguage();
  const isDraft = drafts.has(offer.state);
  const sides = (all: readonly number[]) => list(all.map((side) => say(mediationWords.side(side))));
  return (
    <li className={isDraft ? 'mediation-entry sitting-draft' : 'mediation-entry'}>
      <strong>
        {sides([offer.fromSide])} → {sides(offer.toSides)}
      </strong>{' '}
      <span className={offer.state === 'accepted' ? 'tone-kept' : offer.state === 'open' ? 'tone-action' : 'quiet'}>
        {say(offerStates[offer.state])}
      </span>{' '}
      <span className="quiet small">{say(formatDayTime(offer.madeAt))}</span>
      {isDraft && <p className="tone-soon small">{say(words.onlyPanel)}</p>}
      <p className="mediation-text">
        {offer.amountFen !== null && <strong className="figures">¥{formatYuan(offer.amountFen)} </strong>}
        {offer.text}
      </p>
      {offer.conditions && (
        <p className="mediation-text quiet">
          {say(words.conditions)}
          {say(words.colon)}
          {offer.conditions}
        </p>
      )}
      {offer.validUntil && (
        <p className="quiet small">
          {say(words.validUntil)} {say(formatDayTime(offer.validUntil))}
        </p>
      )}
      {offer.confirmedHow && offer.confirmedHow !== 'page' && (
        <p className="quiet small">{say(confirmedHow[offer.confirmedHow])}</p>
      )}
      {offer.answer && (
        <p className="mediation-text">
          {say(words.theirAnswer)}
          {say(words.colon)}
          {offer.answer}
        </p>
      )}
      {sittings.can.includes('offer') && <OfferActs sittings={sittings} offer={offer} />}
    </li>
  );
}

function OfferActs({ sittings, offer }: SittingsProps & { readonly offer: Offer }) {
  const { say } = useLanguage();
  const id = { id: sittings.id, offerId: offer.id };
  const open = useSittingAct(offerDoors.openOffer, words.saved);
  const withdraw = useSittingAct(offerDoors.withdrawOffer, words.saved);
  const acts: Act[] = [];
  if (offer.state === 'unconfirmed')
    acts.push({
      name: 'confirm',
      label: words.confirm,
      form: (onFold) => <ConfirmForm sittings={sittings} offer={offer} onFold={onFold} />,
    });
  if (sittings.turn?.offerId === offer.id)
    acts.push({
      name: 'answer',
      label: words.answer,
      form: (onFold) => <AnswerOfferForm sittings={sittings} offer={offer} onFold={onFold} />,
    });
  return (
    <>
      <div className="step-buttons">
        {offer.state === 'held' && (
          <Button size="small" loading={open.isPending} onClick={() => open.mutate(id)}>
            {say(words.open)}
          </Button>
        )}
        {(drafts.has(offer.state) || offer.state === 'open') && (
          <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
            {say(words.takeBack)}
          </Button>
        )}
      </div>
      <ProblemLine problem={open.error ?? withdraw.error} />
      <Acts id={offer.id} of={offer.text} acts={acts} />
    </>
  );
}
