import { useMemo } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';

/** Channels and categories with their names in the reader's language. */
export function useDictionary() {
  const { say } = useLanguage();
  const { data } = useDoor(doors.dictionary, {}, { staleMilliseconds: Number.POSITIVE_INFINITY });
  return useMemo(() => {
    const categories = new Map(data?.categories.map((category) => [category.code, category]));
    const channels = new Map(data?.channels.map((channel) => [channel.code, channel]));
    const named = (words: { zh: string; en: string } | undefined, code: string) => (words ? say(words) : code);
    return {
      categories: data?.categories ?? [],
      channels: data?.channels ?? [],
      category: (code: string) => categories.get(code),
      categoryName: (code: string) => named(categories.get(code), code),
      channelName: (code: string) => named(channels.get(code), code),
    };
  }, [data, say]);
}
