import { sectorStates } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, ActButtons, Acts, useOpenForm } from '../forms/acts.tsx';
import { DivideForm, GiveForm, MarkForm } from './sector-forms.tsx';
import { SectorMap } from './sector-map.tsx';
import type { Search, Sector } from './shapes.ts';
import { searchWords as words } from './words.ts';

const tones = { waiting: 'tone-soon', searching: 'tone-action', searched: 'tone-kept', found: 'tone-maple' } as const;

/** The sectors on the map and as a list. */
export function Sectors({ search }: { readonly search: Search }) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const { open, fold } = opening;
  const canDivide = search.can.includes('divide') && search.sectors.every(({ state }) => state === 'waiting');
  const lastSeen = search.lng !== null && search.lat !== null ? ([search.lng, search.lat] as const) : null;
  return (
    <section>
      <h2>{say(words.sectors)}</h2>
      {search.sectors.length === 0 && <p className="quiet">{say(words.noSectors)}</p>}
      {search.sectors.length > 0 && (
        <SectorMap key={search.sectors[0]?.id ?? ''} sectors={search.sectors} lastSeen={lastSeen} />
      )}
      <ul className="care-lines">
        {search.sectors.map((sector) => {
          const acts = actsOf(sector);
          return (
            <li key={sector.id}>
              <div className="care-line">
                <strong>{say(words.sector(sector.nth))}</strong>
                <span className={tones[sector.state]}>{say(sectorStates[sector.state])}</span>
                <span>{whoSearches(sector) || say(words.nobody)}</span>
                <span className="quiet small">{say(words.hectares(sector.hectares))}</span>
                <span className="step-buttons">
                  <ActButtons small id={sector.id} of={say(words.sector(sector.nth))} acts={acts} opening={opening} />
                </span>
              </div>
              {sector.note && <p className="care-text quiet">{sector.note}</p>}
              {open?.id === sector.id && acts.find(({ name }) => name === open.name)?.form(fold)}
            </li>
          );
        })}
      </ul>
      {canDivide && (
        <Acts
          id={`sectors-${search.id}`}
          of={say(words.sectors)}
          acts={[
            { name: 'divide', label: words.divide, form: (onFold) => <DivideForm search={search} onFold={onFold} /> },
          ]}
        />
      )}
    </section>
  );
}

function whoSearches({ unitName, personName, team }: Sector): string {
  return [unitName, personName, team].filter(Boolean).join(' · ');
}

function actsOf(sector: Sector): Act[] {
  const forms = {
    give: { label: words.give, form: (onFold: () => void) => <GiveForm sector={sector} onFold={onFold} /> },
    mark: { label: words.mark, form: (onFold: () => void) => <MarkForm sector={sector} onFold={onFold} /> },
  };
  return sector.can.map((name) => ({ name, ...forms[name] }));
}
