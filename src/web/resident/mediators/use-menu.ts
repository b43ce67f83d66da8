import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { publicDoors } from '../../../modules/mediators/contract-public.ts';
import type { SpokenLanguage } from '../../../modules/mediators/words.ts';
import { call } from '../../shared/call.ts';

type Menu = AnswerOf<typeof publicDoors.menu>;
export type MenuCard = Menu['rows'][number];

/** What somebody looks for; empty: whatever. */
export interface Sought {
  readonly field: string;
  readonly language: SpokenLanguage | '';
}

const askFor = ({ field, language }: Sought, cursor?: string) =>
  call(publicDoors.menu, { ...(field && { field }), ...(language && { language }), ...(cursor && { cursor }) });

/** The menu for what is sought, page after page; what is on the screen stays until the next answer is there. */
export function useMenu(sought: Sought) {
  const { field, language } = sought;
  const [menu, setMenu] = useState<Menu>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    setFailed(false);
    askFor({ field, language }).then(
      (found) => isShown && setMenu(found),
      () => isShown && setFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [field, language]);
  const more = useCallback(async () => {
    if (!menu?.next) return;
    try {
      const next = await askFor({ field, language }, menu.next);
      setMenu({ ...next, rows: [...menu.rows, ...next.rows] });
    } catch {
      setFailed(true);
    }
  }, [menu, field, language]);
  return { menu, failed, more };
}
