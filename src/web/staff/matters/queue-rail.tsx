import { DeleteOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { doors } from '../../../modules/matters/contract.ts';
import { queueWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { workingDuties } from '../frame/rail.tsx';
import { shareWords } from '../share/words.ts';
import { type MatterFilter, queueNames, readFilter, writeFilter } from './filter.ts';
import { deskWords } from './words.ts';

/** Queues that everybody has, with their counts, and the person's own. */
export function QueueRail({ filter }: { readonly filter: MatterFilter }) {
  const { say } = useLanguage();
  const counts = useDoor(doors.counts, {}, { keep: true, everyMilliseconds: 60_000 });
  const now = new URLSearchParams(writeFilter(filter)).toString();
  return (
    <nav className="queues" aria-label={say(deskWords.queues)}>
      <ul>
        {queueNames.map((queue) => {
          const count = counts.data?.queues.find((counted) => counted.queue === queue);
          const loud = (queue === 'overdue' || queue === 'watch') && (count?.count ?? 0) > 0;
          const isNow = filter.queue === queue && now === `queue=${queue}`;
          return (
            <li key={queue}>
              <Link
                to={`/matters?queue=${queue}`}
                className={isNow ? 'queue queue-now' : 'queue'}
                aria-current={isNow ? 'page' : undefined}
              >
                <span>{say(queueWords[queue])}</span>
                {count && (
                  <span className={`figures queue-count ${loud ? 'tone-maple' : ''}`}>
                    {count.count}
                    {count.more && '+'}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="queues-more">
        <Link to="/share" className="queue">
          <span>{say(shareWords.title)}</span>
        </Link>
      </p>
      <OwnQueues now={now} />
    </nav>
  );
}

function OwnQueues({ now }: { readonly now: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const isWorking = holdsAny(useMe(), workingDuties);
  const queues = useDoor(doors.queues, {}, { keep: true, enabled: isWorking });
  const save = useKnock(doors.saveQueue, { refreshes: ['queue.'] });
  const drop = useKnock(doors.dropQueue, { refreshes: ['queue.'] });
  const remove = (queue: { id: string; name: string; filter: Record<string, string> }) => {
    const onSuccess = () => {
      const key = `dropped ${queue.id}`;
      const undo = () => {
        save.mutate({ name: queue.name, filter: queue.filter });
        message.destroy(key);
      };
      void message.open({
        key,
        type: 'info',
        duration: 8,
        content: (
          <>
            {say(deskWords.queueDropped)}{' '}
            <Button type="link" size="small" onClick={undo}>
              {say(deskWords.undo)}
            </Button>
          </>
        ),
      });
    };
    drop.mutate({ id: queue.id }, { onSuccess });
  };
  return (
    <section aria-labelledby="own-queues">
      <h2 id="own-queues">{say(deskWords.ownQueues)}</h2>
      {queues.data?.rows.length === 0 && <p className="quiet small">{say(deskWords.noOwnQueues)}</p>}
      <ul>
        {queues.data?.rows.map((queue) => {
          const query = new URLSearchParams(writeFilter(readFilter(new URLSearchParams(queue.filter)))).toString();
          return (
            <li key={queue.id} className="own-queue">
              <Link to={`/matters?${query}`} className={query === now ? 'queue queue-now' : 'queue'}>
                <span className="two-lines">{queue.name}</span>
              </Link>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden="true" />}
                aria-label={`${say(deskWords.dropQueue)} ${queue.name}`}
                onClick={() => remove(queue)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
