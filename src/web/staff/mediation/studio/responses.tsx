import { useState } from 'react';
import { figureDoors } from '../../../../modules/studio/contract-figures.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor } from '../../frame/doors.ts';
import { Failed, Waiting } from '../../frame/states.tsx';
import { hoursWords, studioWords as words } from './words.ts';

/** 联络员响应月表 (C7). */
export function Responses({ unitId, to }: { readonly unitId: string; readonly to: string }) {
  const { say } = useLanguage();
  const [month, setMonth] = useState(to.slice(0, 7));
  const found = useDoor(figureDoors.responses, { unitId, month }, { keep: true });
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">{say(words.responses)}</h2>
      <label>
        {say(words.month)}{' '}
        <input
          type="month"
          className="plain-field"
          value={month}
          onChange={({ target }) => target.value && setMonth(target.value)}
        />
      </label>
      {found.isPending && <Waiting rows={3} />}
      {found.isError && <Failed problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{say(words.noResponses)}</p>}
      {found.data && found.data.rows.length > 0 && (
        <div className="figure-scroll">
          <table className="figure-table">
            <thead>
              <tr>
                <td />
                {[words.asked, words.answered, words.inTime, words.median].map((head) => (
                  <th key={head.zh} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>{row.asked}</td>
                  <td>{row.answered}</td>
                  <td>{row.inTime}</td>
                  <td>{row.medianHours === null ? '—' : say(hoursWords(row.medianHours))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
