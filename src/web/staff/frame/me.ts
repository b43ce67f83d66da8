import { createContext, use } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Duty } from '../../../kit/duties.ts';
import type { platformDoors } from '../../../platform/contract.ts';

type Entrance = AnswerOf<typeof platformDoors.me>;
export type Me = NonNullable<Entrance['me']>;

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; only below the sign-in gate. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe needs somebody signed in');
  return me;
}

/** Whether the person holds any of these duties anywhere. */
export function holdsAny(me: Me, duties: readonly Duty[]): boolean {
  return duties.some((duty) => me.duties.includes(duty));
}
