import { Link } from 'react-router';
import { doors } from '../../../modules/mediation/contract.ts';
import { mediationStates } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import type { Matter } from '../matters/shapes.ts';
import { ProposeForm } from './propose-form.tsx';
import { mediationWords as words } from './words.ts';
import './mediation.css';

/** The mediations of a dispute on the page of its matter, and the way to propose one. */
export function MatterMediation({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.ofMatter, { matterId: matter.id });
  if (!data || (data.rows.length === 0 && !data.canPropose)) return null;
  const { id, title, category, unitId } = matter;
  return (
    <section className="side-part" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <ul className="entry-rows">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link to={`/mediation/${row.id}`} className="figures">
              {row.number}
            </Link>
            <span className="quiet">{say(mediationStates[row.state])}</span>
          </li>
        ))}
      </ul>
      {data.canPropose && <ProposeForm matter={{ id, title, category, unitId }} />}
    </section>
  );
}
