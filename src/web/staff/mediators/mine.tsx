import { doors } from '../../../modules/mediators/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { CardBody } from './mediator-page.tsx';
import { StandingTag } from './mediators.tsx';
import { OwnFields, ownGaps, ownInput, ownOf, ownPaths } from './own-fields.tsx';
import { type MediatorPageData, refreshes } from './shapes.ts';
import { TieForm } from './step-forms.tsx';
import { MediatorTabs } from './tabs.tsx';
import { useDone } from './use-done.ts';
import { mediatorWords as words } from './words.ts';
import './mediators.css';

/** 我的名片: what parties read of me, in my own words. */
export function MyCard() {
  const { say } = useLanguage();
  const asked = useDoor(doors.mine, {});
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { card } = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.mine)}</h1>
        <MediatorTabs />
        {card && <StandingTag standing={card.standing} />}
      </div>
      {!card && <Nothing title={words.noCard} hint={words.noCardHint} />}
      {card && <Own card={card} />}
    </div>
  );
}

function Own({ card }: { readonly card: MediatorPageData }) {
  const { say } = useLanguage();
  const change = {
    name: 'own',
    label: words.ownChange,
    form: (onFold: () => void) => <OwnForm card={card} onFold={onFold} />,
  };
  const tie = { name: 'tie', label: words.tie, form: (onFold: () => void) => <TieForm card={card} onFold={onFold} /> };
  return (
    <>
      <p className="quiet">{say(words.mineHint)}</p>
      {card.state !== 'ended' && <Acts id={card.id} of={card.name} acts={[change, tie]} />}
      <CardBody card={card} />
    </>
  );
}

function OwnForm({ card, onFold }: { readonly card: MediatorPageData; readonly onFold: () => void }) {
  const [own, , setOwn] = useFields(ownOf(card));
  const knock = useKnock(doors.changeMine, { refreshes, onDone: useDone(formWords.saved, onFold) });
  return (
    <RegisterForm
      title={words.ownChange}
      label={formWords.save}
      paths={ownPaths}
      gaps={ownGaps(own)}
      knock={knock}
      onSend={() => knock.mutate({ version: card.version, ...ownInput(own) })}
      onFold={onFold}
    >
      <div className="field-grid">
        <OwnFields
          own={own}
          onChange={(part) => setOwn((before) => ({ ...before, ...part }))}
          shownLabel={words.shownOwn}
        />
      </div>
    </RegisterForm>
  );
}
