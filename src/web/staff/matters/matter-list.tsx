import { Button } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { type MatterFilter, narrowings } from './filter.ts';
import { MatterRow } from './matter-row.tsx';
import { useDictionary } from './use-dictionary.ts';
import type { useMatterList } from './use-matter-list.ts';
import { deskWords, emptyQueueHints } from './words.ts';

interface MatterListProps {
  readonly found: ReturnType<typeof useMatterList>;
  readonly filter: MatterFilter;
  readonly openId: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** The rows of a queue with every state that a list can be in. */
export function MatterList({
  found: { list, rows, changed },
  filter,
  openId,
  selected,
  onOpen,
  onSelect,
  onFocus,
}: MatterListProps) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  if (list.isPending) return <Waiting rows={12} />;
  if (list.isError && rows.length === 0) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <EmptyList filter={filter} />;
  return (
    <>
      {changed && (
        <output className="stale">
          {say(deskWords.stale)}{' '}
          <Button type="link" size="small" onClick={() => void list.refetch()}>
            {say(deskWords.refresh)}
          </Button>
        </output>
      )}
      <ul className="rows" aria-label={say(deskWords.list)}>
        {rows.map((row) => (
          <MatterRow
            key={row.id}
            row={row}
            categoryName={categoryName(row.category)}
            isOpen={row.id === openId}
            isSelected={selected.has(row.id)}
            onOpen={onOpen}
            onSelect={onSelect}
            onFocus={onFocus}
          />
        ))}
      </ul>
      {list.isError && <Failed problem={list.error} onRetry={() => void list.refetch()} />}
      {list.hasNextPage && (
        <Button className="rows-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say(frameWords.more)}
        </Button>
      )}
    </>
  );
}

function EmptyList({ filter }: { readonly filter: MatterFilter }) {
  const narrowed = filter.q !== '' || narrowings(filter) > 0;
  if (narrowed) return <Nothing title={deskWords.emptySearch} hint={deskWords.emptySearchHint} />;
  const hint = emptyQueueHints[filter.queue];
  return <Nothing title={deskWords.emptyTitle} {...(hint && { hint })} />;
}
