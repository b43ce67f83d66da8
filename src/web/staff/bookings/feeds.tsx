import { App, Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, relative } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import type { Resource } from './hours-form.tsx';
import { bookingWords as words } from './words.ts';

type Feed = AnswerOf<typeof doors.feeds>['rows'][number];

/** Addresses under which calendar programs read this room or the own time: made, copied once, revoked. */
export function Feeds({ resource }: { readonly resource: Pick<Resource, 'id' | 'name' | 'can'> }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const feeds = useDoor(doors.feeds, {});
  const make = useKnock(doors.makeFeed, { refreshes: ['feed.'] });
  const rows = feeds.data?.rows.filter(({ resourceId }) => resourceId === resource.id) ?? [];
  const url = make.data?.url;
  if (!resource.can.includes('feed')) return null;
  return (
    <section className="booking-feeds">
      <h2>{say(words.feeds)}</h2>
      <p className="quiet booking-text">{say(words.feedsHint)}</p>
      {feeds.isPending && <Waiting rows={2} />}
      {feeds.isError && <Failed problem={feeds.error} onRetry={() => void feeds.refetch()} />}
      {feeds.data && rows.length === 0 && <p>{say(words.noFeeds)}</p>}
      <ul className="booking-rows">
        {rows.map((feed) => (
          <FeedLine key={feed.id} feed={feed} onRevoked={() => make.data?.id === feed.id && make.reset()} />
        ))}
      </ul>
      {url && (
        <output className="feed-made">
          <span>{say(words.feedMade)}</span>
          <code>{url}</code>
          <Button
            size="small"
            onClick={() => void navigator.clipboard.writeText(url).then(() => message.success(say(words.copied)))}
          >
            {say(words.copy)}
          </Button>
        </output>
      )}
      <ProblemLine problem={make.error} />
      <Button loading={make.isPending} onClick={() => make.mutate({ resourceId: resource.id })}>
        {say(words.makeFeed)}
      </Button>
    </section>
  );
}

function FeedLine({ feed, onRevoked }: { readonly feed: Feed; readonly onRevoked: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [isSure, setSure] = useState(false);
  const revoke = useKnock(doors.revokeFeed, {
    refreshes: ['feed.'],
    onDone: () => {
      void message.success(say(words.revoked));
      onRevoked();
    },
  });
  return (
    <li>
      <span>
        {say(words.madeOn(formatDay(feed.madeAt)))}{' '}
        <span className="quiet">{say(feed.readAt ? words.lastRead(relative(feed.readAt)) : words.neverRead)}</span>
        {isSure && <span className="block">{say(words.revokeSure)}</span>}
        <ProblemLine problem={revoke.error} />
      </span>
      {isSure ? (
        <span>
          <Button size="small" danger loading={revoke.isPending} onClick={() => revoke.mutate({ id: feed.id })}>
            {say(words.revoke)}
          </Button>
          <Button size="small" type="text" onClick={() => setSure(false)}>
            {say(frameWords.cancel)}
          </Button>
        </span>
      ) : (
        <Button size="small" onClick={() => setSure(true)}>
          {say(words.revoke)}
        </Button>
      )}
    </li>
  );
}
