import { Link } from 'react-router';
import { sittingKinds, sittingStates } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import type { PanelProps } from '../shapes.ts';
import { mediationWords } from '../words.ts';
import { OffersBlock } from './offers.tsx';
import { RoundBlock } from './round.tsx';
import { StartForm } from './start-form.tsx';
import { OfferTimesForm } from './times-form.tsx';
import { type Sitting, type Sittings, useSittings } from './use-sittings.ts';
import { WindowsForm } from './windows-form.tsx';
import { sittingWords as words } from './words.ts';
import './sittings.css';

const silent: ReadonlySet<string> = new Set(['proposed', 'choosing', 'refused']);

/** 时间与调解会: what times suit, what was offered and answered, the sittings and what was offered at them. */
export function SittingsPanel({ mediation }: PanelProps) {
  const asked = useSittings(mediation.id);
  if (silent.has(mediation.state) || !asked.data) return null;
  return <Body sittings={asked.data} />;
}

function Body({ sittings }: { readonly sittings: Sittings }) {
  const { say } = useLanguage();
  const given = { sittings };
  const all: readonly (Act & { readonly can: Sittings['can'][number] })[] = [
    {
      can: 'offer-times',
      name: 'offer-times',
      label: words.find,
      form: (onFold) => <OfferTimesForm {...given} onFold={onFold} />,
    },
    {
      can: 'windows',
      name: 'windows',
      label: words.sayWindows,
      form: (onFold) => <WindowsForm {...given} onFold={onFold} />,
    },
    { can: 'start', name: 'start', label: words.startNow, form: (onFold) => <StartForm {...given} onFold={onFold} /> },
  ];
  return (
    <section aria-labelledby="mediation-sittings">
      <h2 id="mediation-sittings">{say(words.title)}</h2>
      {sittings.round && <RoundBlock sittings={sittings} round={sittings.round} />}
      {!sittings.round && sittings.sittings.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="entry-rows">
        {sittings.sittings.toReversed().map((sitting) => (
          <SittingRow key={sitting.id} sittings={sittings} sitting={sitting} />
        ))}
      </ul>
      <Windows sittings={sittings} />
      <Acts id={sittings.id} of={sittings.title} acts={all.filter(({ can }) => sittings.can.includes(can))} />
      <OffersBlock sittings={sittings} />
    </section>
  );
}

function SittingRow({ sittings, sitting }: { readonly sittings: Sittings; readonly sitting: Sitting }) {
  const { say } = useLanguage();
  const tone = sitting.state === 'under-way' ? 'tone-action' : sitting.state === 'cancelled' ? 'quiet' : '';
  return (
    <li className="sitting-row">
      <Link to={`/mediation/${sittings.id}/sittings/${sitting.id}`}>
        {say(words.nth(sitting.number))} {say(formatDayTime(sitting.startsAt))}
      </Link>
      <span>
        <span className={tone}>{say(sittingStates[sitting.state])}</span>{' '}
        <span className="quiet small">
          {[say(sittingKinds[sitting.kind]), sitting.roomName ?? sitting.place].filter(Boolean).join(' · ')}
        </span>
      </span>
    </li>
  );
}

function Windows({ sittings }: { readonly sittings: Sittings }) {
  const { say } = useLanguage();
  if (sittings.windows.length === 0) return null;
  return (
    <details>
      <summary>
        {say(words.windows)} <span className="quiet figures">{sittings.windows.length}</span>
      </summary>
      <ul className="entry-rows">
        {sittings.windows.map((window) => {
          const party = sittings.parties.find(({ id }) => id === window.partyId);
          return (
            <li key={`${window.partyId} ${window.from}`}>
              <span>
                {say(mediationWords.side(party?.side ?? 0))} {party?.name}
              </span>
              <span className="figures">
                {say(formatDayTime(window.from))} – {say(formatDayTime(window.to))}
                {window.preferred && ` · ${say(words.preferred)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
