import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failed, Nothing, Waiting } from './states.tsx';
import { frameWords } from './words.ts';

interface Pages {
  readonly data: unknown;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

interface Props {
  /** What `useDoorPages` answered. */
  readonly list: Pages;
  readonly isEmpty: boolean;
  readonly title: Words;
  readonly hint: Words;
  /** Lines of grey while the first page is on its way. */
  readonly waiting?: number;
  readonly children: ReactNode;
}

/** Rows that come page by page, with what stands there while they come, when they cannot, when there are none, and for more. */
export function PagedList({ list, isEmpty, title, hint, waiting = 8, children }: Props) {
  const { say } = useLanguage();
  const more = () => void list.fetchNextPage();
  return (
    <>
      {list.isPending && <Waiting rows={waiting} />}
      {list.isError && <Failed problem={list.error} onRetry={() => void list.refetch()} />}
      {Boolean(list.data) && isEmpty && <Nothing title={title} hint={hint} />}
      {children}
      {list.hasNextPage && (
        <Button className="rows-more" loading={list.isFetchingNextPage} onClick={more}>
          {say(frameWords.more)}
        </Button>
      )}
    </>
  );
}
