import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/mediation/contract.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import { mandateScopes, partyRoles, ways, willingness } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, ActButtons, Acts, useOpenForm } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { PaperLetter } from './paper-letter.tsx';
import { PartyForm } from './party-form.tsx';
import { RemoveForm, RightsForm, WillingForm } from './party-small-forms.tsx';
import type { Mediation, PanelProps, Party } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

/** 当事人: by side, with who acts for whom, whether they are willing and know their rights, and how each takes part. */
export function Parties({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const sides = [...new Set(mediation.parties.map(({ side }) => side))].sort((one, other) => one - other);
  const add: Act = {
    name: 'add-party',
    label: words.addParty,
    form: (onFold) => <PartyForm mediation={mediation} onFold={onFold} />,
  };
  return (
    <section aria-labelledby="mediation-parties">
      <h2 id="mediation-parties">{say(words.parties)}</h2>
      <div className="mediation-sides">
        {sides.map((side) => (
          <div key={side} className="mediation-side">
            <h3>{say(words.side(side))}</h3>
            <ul className="entry-rows">
              {mediation.parties
                .filter((party) => party.side === side)
                .map((party) => (
                  <PartyItem key={party.id} mediation={mediation} party={party} />
                ))}
            </ul>
          </div>
        ))}
      </div>
      {mediation.can.includes('add-party') && <Acts id={mediation.id} of={mediation.title} acts={[add]} />}
    </section>
  );
}

function PartyItem({ mediation, party }: { readonly mediation: Mediation; readonly party: Party }) {
  const { say } = useLanguage();
  const principal = mediation.parties.find(({ id }) => id === party.actsFor);
  if (party.left)
    return (
      <li className="mediation-party quiet">
        {party.name} · {say(words.removed)}
      </li>
    );
  return (
    <li className="mediation-party">
      <div>
        <strong>{party.name}</strong> <span className="quiet">{say(partyRoles[party.role])}</span>
        {principal && <span className="quiet"> → {principal.name}</span>}
        {party.isMinor && <span className="tone-soon"> {say(words.minor)}</span>}
      </div>
      {party.needsGuardian && <p className="tone-maple">{say(words.needsGuardian)}</p>}
      <PartyFacts mediationId={mediation.id} party={party} />
      <PartyActs mediation={mediation} party={party} />
    </li>
  );
}

function PartyFacts({ mediationId, party }: { readonly mediationId: string; readonly party: Party }) {
  const { say } = useLanguage();
  const tone = party.willing === 'no' ? 'tone-maple' : party.willing === 'yes' ? 'tone-kept' : 'tone-soon';
  return (
    <div className="small">
      <div>
        <span className={tone}>{say(willingness[party.willing])}</span> ·{' '}
        <span className={party.rightsAt ? 'tone-kept' : 'tone-soon'}>
          {say(party.rightsAt ? words.rightsYes : words.rightsNo)}
        </span>{' '}
        · {say(ways[party.way])} {party.phone && <span className="figures">{party.phone}</span>}
      </div>
      {(party.address || party.employer) && (
        <div className="quiet">{[party.address, party.employer].filter(Boolean).join(' · ')}</div>
      )}
      {party.needs && <div>{party.needs}</div>}
      {party.mandate && (
        <div className={party.mandate.inForce ? 'quiet' : 'tone-maple'}>
          {say(mandateScopes[party.mandate.scope])} {party.mandate.until && say(formatDay(party.mandate.until))}
          {!party.mandate.inForce && ` ${say(words.mandateOver)}`}
        </div>
      )}
      {party.hasIdNumber && <IdNumber id={mediationId} party={party} />}
    </div>
  );
}

function IdNumber({ id, party }: { readonly id: string; readonly party: Party }) {
  const { say } = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const asked = useDoor(partyDoors.identity, { id, partyId: party.id }, { enabled: isAsked });
  if (asked.data) return <div className="figures">{asked.data.idNumber}</div>;
  return (
    <>
      <Button size="small" type="link" className="flush" onClick={() => setAsked(true)}>
        {say(words.showIdNumber)}
      </Button>
      <ProblemLine problem={asked.error} />
    </>
  );
}

function PartyActs({ mediation, party }: { readonly mediation: Mediation; readonly party: Party }) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const letter = useMediationAct(doors.letter, words.sent);
  const acts = actsOf(mediation, party);
  const shown = acts.find(({ name }) => opening.open?.id === party.id && opening.open.name === name);
  return (
    <div className="acts">
      <div className="step-buttons">
        <ActButtons small id={party.id} of={party.name} acts={acts} opening={opening} />
        {mediation.can.includes('letter') && party.phone && (party.way === 'page' || party.way === 'phone') && (
          <Button
            size="small"
            loading={letter.isPending}
            onClick={() => letter.mutate({ id: mediation.id, partyIds: [party.id] })}
          >
            {say(words.sendLetter)}
          </Button>
        )}
        {mediation.can.includes('letter') && <PaperLetter mediation={mediation} party={party} />}
      </div>
      {shown?.form(opening.fold)}
      <ProblemLine problem={letter.error} />
    </div>
  );
}

function actsOf(mediation: Mediation, party: Party): Act[] {
  const can = (act: Mediation['can'][number]) => mediation.can.includes(act);
  const both = { mediation, party };
  const all: readonly (Act & { readonly isOffered: boolean })[] = [
    {
      name: 'willing',
      label: words.sayWilling,
      isOffered: can('willing'),
      form: (onFold) => <WillingForm {...both} onFold={onFold} />,
    },
    {
      name: 'rights',
      label: words.sayRights,
      isOffered: can('rights') && party.rightsAt === null,
      form: (onFold) => <RightsForm {...both} onFold={onFold} />,
    },
    {
      name: 'change',
      label: words.changeParty,
      isOffered: can('change-party'),
      form: (onFold) => <PartyForm {...both} onFold={onFold} />,
    },
    {
      name: 'remove',
      label: words.removeParty,
      isOffered: can('change-party'),
      form: (onFold) => <RemoveForm {...both} onFold={onFold} />,
    },
  ];
  return all.filter(({ isOffered }) => isOffered);
}
