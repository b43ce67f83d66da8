import { Button } from 'antd';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { routeWords as words } from './route-words.ts';
import '../categories/categories.css';

interface SuggestionsProps {
  readonly matterId: string;
  readonly unitId: string;
  readonly onChoose: (personId: string) => void;
}

/** The five who suit best, each with the reason in one sentence; a person decides. */
export function LeadSuggestions({ matterId, unitId, onChoose }: SuggestionsProps) {
  const { say } = useLanguage();
  const asked = useDoor(doors.suggestLead, { id: matterId, unitId }, { enabled: unitId !== '', keep: true });
  const rows = asked.data?.rows ?? [];
  if (unitId === '' || rows.length === 0) return null;
  return (
    <div>
      <small className="quiet">{say(words.suggested)}</small>
      <ul className="lead-suggestions">
        {rows.map((row) => (
          <li key={row.personId}>
            <Button type="link" size="small" onClick={() => onChoose(row.personId)}>
              <strong>{row.name}</strong>
              <span className="quiet">
                {' '}
                {row.unitName}：{say(row.why)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
