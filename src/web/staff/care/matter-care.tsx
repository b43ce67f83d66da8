import { Link } from 'react-router';
import { doors } from '../../../modules/care/contract.ts';
import { planStates, searchStates } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { StartSupportForm } from './consent-forms.tsx';
import { DescribeForm } from './describe-form.tsx';
import { MatterProof } from './matter-proof.tsx';
import { searchWords } from './words.ts';
import { supportWords } from './words-support.ts';
import './care.css';

/** Help that is not a dispute, on the page of its matter: the search, the plan of support, the list of proof. */
export function MatterCare({ id, category }: { readonly id: string; readonly category: string }) {
  if (category === 'help.missing' || category.startsWith('help.missing.')) return <MatterSearch id={id} />;
  if (category === 'help' || category.startsWith('help.')) return <MatterSupport id={id} />;
  return <MatterProof id={id} />;
}

function MatterSearch({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.searchOf, { id });
  if (!data || (!data.search && !data.canStart)) return null;
  const start = {
    name: 'start',
    label: searchWords.start,
    form: (onFold: () => void) => <DescribeForm matterId={id} onFold={onFold} />,
  };
  return (
    <section className="side-part" aria-label={say(searchWords.panel)}>
      <h2>{say(searchWords.panel)}</h2>
      {data.search && (
        <p>
          <Link to={`/searches/${data.search.id}`}>{say(searchWords.open)}</Link>{' '}
          <span className={data.search.state === 'running' ? 'tone-maple' : 'quiet'}>
            {say(searchStates[data.search.state])}
          </span>
        </p>
      )}
      {data.canStart && <Acts id={`search-${id}`} of="" acts={[start]} />}
    </section>
  );
}

function MatterSupport({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.supportsOf, { id });
  if (!data || (data.rows.length === 0 && !data.canStart)) return null;
  const start = {
    name: 'start',
    label: supportWords.start,
    form: (onFold: () => void) => <StartSupportForm matterId={id} onFold={onFold} />,
  };
  return (
    <section className="side-part" aria-label={say(supportWords.panel)}>
      <h2>{say(supportWords.panel)}</h2>
      <ul>
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link to={`/supports/${row.id}`}>{row.household || say(supportWords.panel)}</Link>{' '}
            <span className="quiet">{say(row.isLapsed ? supportWords.lapsed : planStates[row.state])}</span>
          </li>
        ))}
      </ul>
      {data.canStart && <Acts id={`support-${id}`} of="" acts={[start]} />}
    </section>
  );
}
