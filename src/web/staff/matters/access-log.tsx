import { Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { pageWords } from './words.ts';

const actions: ReadonlyMap<string, Words> = new Map(
  Object.values(doors).map(({ action, summary }) => [action, summary]),
);

/** Who opened it, when and why; asked for only on demand, because this look is recorded as well. */
export function AccessLog({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const access = useDoor(doors.access, { id }, { enabled: isOpen });
  return (
    <section className="side-part" aria-labelledby="access">
      <h2 id="access">{say(pageWords.access)}</h2>
      {!isOpen && <Button onClick={() => setOpen(true)}>{say(pageWords.accessShow)}</Button>}
      {isOpen && access.isPending && <Waiting rows={3} />}
      {access.isError && <Failed problem={access.error} onRetry={() => void access.refetch()} />}
      {access.data?.rows.length === 0 && <p className="quiet">{say(pageWords.accessEmpty)}</p>}
      <ol className="access">
        {access.data?.rows.map((line) => (
          <li key={`${line.at} ${line.who} ${line.action}`}>
            <span className="quiet figures">{say(formatDayTime(line.at))}</span> {line.who}
            {line.unit && <span className="quiet"> {line.unit}</span>}{' '}
            {say(actions.get(line.action) ?? { zh: line.action, en: line.action })}
            {line.outcome === 'refused' && <span className="tone-maple"> {say(pageWords.accessRefused)}</span>}
            {line.reason && <div className="quiet small">{line.reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
