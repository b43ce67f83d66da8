import { useEffect, useRef } from 'react';
import type { Door, InputOf } from '../../../kit/contract.ts';
import { useDoor } from '../frame/doors.ts';
import type { Mediation } from './shapes.ts';

/** Reads a door about a mediation, and again whenever something new stands in its timeline. */
export function useFollowing<D extends Door>(door: D, mediation: Mediation, enabled = true) {
  const asked = useDoor<D>(door, { id: mediation.id } as InputOf<D>, { enabled });
  const newest = mediation.timeline.at(-1)?.id;
  const known = useRef(newest);
  const { refetch } = asked;
  useEffect(() => {
    if (!enabled || known.current === newest) return;
    known.current = newest;
    void refetch();
  }, [enabled, newest, refetch]);
  return asked;
}
