import { Checkbox } from 'antd';
import { parseYuan } from '../../../../kit/money.ts';
import { type Way, ways } from '../../../../modules/mediation/words.ts';
import { offerDoors } from '../../../../modules/sittings/contract-offers.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import { type Offer, type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

type FormProps = SittingsProps & { readonly onFold: () => void };

export function OfferForm({ sittings, onFold }: FormProps) {
  const { say } = useLanguage();
  const speakers = sittings.parties.filter(({ speaks }) => speaks);
  const [fields, set] = useFields({
    partyId: speakers[0]?.id ?? '',
    text: '',
    amount: '',
    conditions: '',
    keepBack: false,
    way: 'phone' as Exclude<Way, 'page'>,
    witness: '',
  });
  const knock = useSittingAct(offerDoors.makeOffer, words.saved, onFold);
  const { partyId, text, amount, conditions, keepBack, way, witness } = fields;
  const amountFen = amount.trim() === '' ? undefined : parseYuan(amount);
  return (
    <RegisterForm
      title={words.makeOffer}
      label={words.makeOffer}
      paths={['partyId', 'text', 'amountFen', 'conditions', 'way', 'witness']}
      gaps={{
        partyId: partyId === '' ? words.missing : undefined,
        text: text.trim().length < 2 ? words.tooShort : undefined,
        amountFen: amount.trim() !== '' && amountFen === undefined ? words.amountWrong : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: sittings.id,
          partyId,
          text,
          conditions,
          keepBack,
          way,
          witness,
          ...(amountFen !== undefined && { amountFen }),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={speakers.map(({ id, side, name }) => ({
          value: id,
          label: `${say(mediationWords.side(side))} ${name}`,
        }))}
      />
      <TextField wide path="text" label={words.offerText} max={2000} rows={2} value={text} onChange={set('text')} />
      <TextField
        path="amountFen"
        label={words.amount}
        max={20}
        inputMode="decimal"
        value={amount}
        onChange={set('amount')}
      />
      <TextField
        path="conditions"
        label={words.conditions}
        max={1000}
        value={conditions}
        onChange={set('conditions')}
      />
      <ChoiceField
        path="way"
        label={words.how}
        value={way}
        onChange={set('way')}
        options={(['phone', 'officer', 'paper'] as const).map((value) => ({ value, label: say(ways[value]) }))}
      />
      <TextField
        path="witness"
        label={words.witness}
        hint={words.witnessHint}
        max={80}
        value={witness}
        onChange={set('witness')}
      />
      <Checkbox checked={keepBack} onChange={({ target }) => set('keepBack')(target.checked)}>
        {say(words.keepBack)}
      </Checkbox>
    </RegisterForm>
  );
}

type OfferProps = FormProps & { readonly offer: Offer };

export function ConfirmForm({ sittings, offer, onFold }: OfferProps) {
  const [{ code, witness }, set] = useFields({ code: '', witness: '' });
  const knock = useSittingAct(offerDoors.confirmOffer, words.saved, onFold);
  return (
    <RegisterForm
      title={words.confirm}
      label={words.confirm}
      paths={['code', 'witness']}
      gaps={{ code: code.trim() === '' && witness.trim().length < 2 ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, offerId: offer.id, code, witness })}
      onFold={onFold}
    >
      <TextField path="code" label={words.ownCode} max={40} value={code} onChange={set('code')} />
      <TextField path="witness" label={words.witness} max={80} value={witness} onChange={set('witness')} />
    </RegisterForm>
  );
}

export function AnswerOfferForm({ sittings, offer, onFold }: OfferProps) {
  const { say } = useLanguage();
  const asked = sittings.parties.filter(({ side, speaks }) => speaks && side === sittings.turn?.side);
  const [fields, set] = useFields({
    partyId: asked[0]?.id ?? '',
    answer: 'accept' as 'accept' | 'decline',
    text: '',
    witness: '',
  });
  const knock = useSittingAct(offerDoors.answerOffer, words.saved, onFold);
  const { partyId, answer, text, witness } = fields;
  return (
    <RegisterForm
      title={words.answer}
      label={words.answer}
      paths={['partyId', 'accepts', 'text', 'witness']}
      gaps={{ witness: witness.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: sittings.id, offerId: offer.id, partyId, accepts: answer === 'accept', text, witness })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={asked.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        path="accepts"
        label={words.theirAnswer}
        value={answer}
        onChange={set('answer')}
        options={(['accept', 'decline'] as const).map((value) => ({ value, label: say(words[value]) }))}
      />
      <TextField wide path="text" label={words.remark} max={1000} value={text} onChange={set('text')} />
      <TextField path="witness" label={words.witness} max={80} value={witness} onChange={set('witness')} />
    </RegisterForm>
  );
}
