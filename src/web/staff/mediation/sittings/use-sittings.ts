import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import type { AnswerOf, Door } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor, useKnock } from '../../frame/doors.ts';
import { useLive } from '../../frame/live.tsx';

export type Sittings = AnswerOf<typeof doors.view>;
export type Sitting = Sittings['sittings'][number];
export type Round = NonNullable<Sittings['round']>;
export type Offer = Sittings['offers'][number];

/** What every part of the sittings is given. */
export interface SittingsProps {
  readonly sittings: Sittings;
}

export interface SittingProps extends SittingsProps {
  readonly sitting: Sitting;
}

/** Everything about the sittings of a case; asked again when its case changes. */
export function useSittings(id: string) {
  const client = useQueryClient();
  const { hear } = useLive();
  useEffect(
    () =>
      hear((signal) => {
        if (signal.kind === 'mediation' && signal.id === id)
          void client.invalidateQueries({ queryKey: [doors.view.action, { id }] });
      }),
    [client, hear, id],
  );
  return useDoor(doors.view, { id });
}

/** One act about sittings: says what was done and brings sittings and case up to date. */
export function useSittingAct<D extends Door>(
  door: D,
  done: Words,
  onDone: (answer: AnswerOf<D>) => void = () => undefined,
) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['sitting.', 'mediation.'],
    onDone: (answer) => {
      void message.success(say(done));
      onDone(answer);
    },
  });
}

/** A moment as a field of the browser has it, and back; both in the time of the county. */
export const toField = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
export const fromField = (local: string): string => new Date(Date.parse(`${local}:00Z`) - 8 * 3_600_000).toISOString();
