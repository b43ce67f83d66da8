import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { publicDoors } from '../../../modules/matters/contract-public.ts';
import { publicStates } from '../../../modules/matters/words-together.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { publicWords as words } from '../words-together.ts';

type Rows = AnswerOf<typeof publicDoors.publicAt>['rows'];

/** After scanning a place's code: what is public there already, before somebody reports it once more. */
export function PublicHere({ place }: { readonly place: string }) {
  const { say } = useLanguage();
  const [rows, setRows] = useState<Rows>([]);
  useEffect(() => {
    call(publicDoors.publicAt, { place })
      .then((answer) => setRows(answer.rows))
      .catch(() => setRows([]));
  }, [place]);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say(words.here)}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.code}>
            <Link to={`/public/${row.code}`}>{row.title}</Link>{' '}
            <span className="quiet">{say(publicStates[row.state])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
