import { Button } from 'antd';
import { Link } from 'react-router';
import { doors } from '../../../modules/people/contract.ts';
import { personKinds, posts } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { registerWords as words } from './words.ts';

/** People by name, initials or badge, each with the posts they hold. */
export function FoundPeople({ q, onOpen }: { readonly q: string; readonly onOpen: () => void }) {
  const { say } = useLanguage();
  const people = useDoorPages(doors.people, { q });
  if (people.isPending) return <Waiting rows={6} />;
  if (!people.data) return <Failed problem={people.error} onRetry={() => void people.refetch()} />;
  const rows = people.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing title={words.nothingFound} hint={words.nothingFoundHint} />;
  return (
    <>
      <ul className="found-people">
        {rows.map((person) => (
          <li key={person.id}>
            <div>
              <Link className="row-title" to={`/people?person=${person.id}`} onClick={onOpen}>
                {person.name}
              </Link>{' '}
              <span className="quiet">{say(personKinds[person.kind])}</span>{' '}
              <span className="quiet figures">{person.code}</span>{' '}
              {person.phone && <span className="figures">{person.phone}</span>}
            </div>
            {person.posts.map((post) => (
              <div key={`${post.unitId} ${post.post}`} className="quiet">
                <Link to={`/people?unit=${post.unitId}`} onClick={onOpen}>
                  {post.unitName}
                </Link>{' '}
                {say(posts[post.post])}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {people.hasNextPage && (
        <Button className="rows-more" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {say(frameWords.more)}
        </Button>
      )}
    </>
  );
}
