import { App, Button } from 'antd';
import { Link } from 'react-router';
import { doors as jointDoors } from '../../../modules/joint/contract.ts';
import { matterStates } from '../../../modules/matters/words.ts';
import { doors } from '../../../modules/topics/contract.ts';
import { leavingWords } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import type { Topic } from './shapes.ts';
import { topicWords as words } from './words.ts';

/** The matters of a topic, page by page; those that came later can go into its joint action. */
export function Members({ topic }: { readonly topic: Topic }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const pages = useDoorPages(doors.members, { id: topic.id });
  const add = useKnock(jointDoors.addMatter, {
    refreshes: ['topic.', 'joint.', 'matter.'],
    onDone: () => void message.success(say(words.added)),
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="topic-members">
      <h2 id="topic-members">
        {say(words.members)} <span className="quiet figures">{topic.matters}</span>
      </h2>
      {topic.later > 0 && <p className="tone-soon">{say(words.later(topic.later))}</p>}
      {pages.isPending && <Waiting rows={4} />}
      {pages.isError && <Failed problem={pages.error} onRetry={() => void pages.refetch()} />}
      <ul className="entry-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={`/matters/${row.id}`} className="row-title two-lines">
                {row.title}
              </Link>
              <div className="quiet small">
                <span className="figures">{row.number}</span> · {say(matterStates[row.state])} · {row.unitName}
                {row.where && ` · ${row.where}`} · {say(formatDayTime(row.reportedAt))}
                {row.left && ` · ${say(leavingWords[row.left])}`}
              </div>
            </div>
            {topic.joint && !row.inJoint && row.left === null && (
              <Button size="small" onClick={() => topic.joint && add.mutate({ id: topic.joint.id, matterId: row.id })}>
                {say(words.addLater)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={add.error} />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say(words.more)}
        </Button>
      )}
    </section>
  );
}
