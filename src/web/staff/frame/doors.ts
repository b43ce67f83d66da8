import {
  type InfiniteData,
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { AnswerOf, Door, InputOf } from '../../../kit/contract.ts';
import { newId } from '../../../kit/ids.ts';
import { call, Offline } from '../../shared/call.ts';
import { problemCode } from './problem.ts';

interface Asking {
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way. */
  readonly keep?: boolean;
  readonly staleMilliseconds?: number;
  readonly everyMilliseconds?: number;
}

/** Reads a door and keeps the answer fresh; the key is the door's action and the input, which is what live signals look for. */
export function useDoor<D extends Door>(
  door: D,
  input: InputOf<D>,
  asking: Asking = {},
): UseQueryResult<AnswerOf<D>, Error> {
  return useQuery<AnswerOf<D>, Error>({
    queryKey: [door.action, input],
    queryFn: ({ signal }) => call(door, input, { signal }),
    enabled: asking.enabled ?? true,
    ...(asking.keep && { placeholderData: keepPreviousData }),
    ...(asking.staleMilliseconds !== undefined && { staleTime: asking.staleMilliseconds }),
    ...(asking.everyMilliseconds !== undefined && { refetchInterval: asking.everyMilliseconds }),
  });
}

type Paged = Door<z.ZodType, z.ZodType<{ readonly next: string | null }>>;

/** Reads a door page by page, each page with the cursor that the one before gave. */
export function useDoorPages<D extends Paged>(door: D, input: InputOf<D>) {
  return useInfiniteQuery<AnswerOf<D>, Error, InfiniteData<AnswerOf<D>>, readonly unknown[], string | null>({
    queryKey: [door.action, input, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(door, pageParam === null ? input : { ...Object(input), cursor: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => (page as { readonly next: string | null }).next,
    placeholderData: keepPreviousData,
  });
}

interface Knocking<D extends Door> {
  /** Beginnings of actions whose answers are old afterwards, such as `matter.`. */
  readonly refreshes?: readonly string[];
  readonly onDone?: (answer: AnswerOf<D>, input: InputOf<D>) => void;
}

// Request ids of what went out and got no answer, also after the form was left and opened again.
const unanswered = new Map<string, string>();

/** Changes something through a door. After `Offline` the same input goes out under the same request id, so that nothing happens twice. */
export function useKnock<D extends Door>(door: D, { refreshes = [], onDone }: Knocking<D> = {}) {
  const client = useQueryClient();
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => refreshes.some((beginning) => String(queryKey[0]).startsWith(beginning)),
    });
  return useMutation<AnswerOf<D>, Error, InputOf<D>>({
    mutationFn: async (input) => {
      const asked = `${door.action} ${JSON.stringify(input)}`;
      const requestId = unanswered.get(asked) ?? newId();
      unanswered.set(asked, requestId);
      try {
        const answer = await call(door, input, { requestId });
        unanswered.delete(asked);
        return answer;
      } catch (problem) {
        if (!(problem instanceof Offline)) unanswered.delete(asked);
        throw problem;
      }
    },
    onSuccess: async (answer, input) => {
      onDone?.(answer, input);
      await refresh();
    },
    // A colleague was first and no signal came: the page shows what is true now, the form keeps what was typed.
    onError: (problem) => {
      if (['version.conflict', 'step.not-now'].includes(problemCode(problem))) void refresh();
    },
  });
}
