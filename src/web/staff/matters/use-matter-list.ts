import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { call } from '../../shared/call.ts';
import { useLive } from '../frame/live.tsx';
import { filterInput, type MatterFilter } from './filter.ts';
import type { MatterLine } from './shapes.ts';

type Page = AnswerOf<typeof doors.list>;
const pageSize = 50;

/**
 * A queue, fifty rows at a time. Another person's change does not move rows under the reader's hand: it only says so
 * (`changed`); own steps and `refresh` bring the list up to date. The key is not `matter.…`, so live signals leave it alone.
 */
export function useMatterList(filter: MatterFilter) {
  const input = filterInput(filter);
  const list = useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: ['list of matters', input],
    queryFn: ({ pageParam, signal }) =>
      call(doors.list, { ...input, limit: pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined,
    staleTime: 0,
    refetchOnWindowFocus: false,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows: readonly MatterLine[] = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [signalAt, setSignalAt] = useState(0);
  const { hear } = useLive();
  useEffect(() => hear(({ kind }) => kind === 'matter' && setSignalAt(Date.now())), [hear]);
  return { list, rows, total: list.data?.pages[0]?.total, changed: signalAt > list.dataUpdatedAt && !list.isFetching };
}

/** What own steps make old: everything asked through matters' doors, and the list of the desk. */
export const afterStep: readonly string[] = ['matter.', 'list of matters'];
