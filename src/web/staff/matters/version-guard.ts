import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import type { Seen } from '../forms/seen.tsx';
import { useMe } from '../frame/me.ts';
import { problemCode } from '../frame/problem.ts';
import type { Matter } from './shapes.ts';

export interface VersionGuard extends Seen {
  /** After a refusal: asks for the fresh matter when the refusal was about its version. */
  readonly meet: (problem: unknown) => void;
}

/** Keeps a form honest: it is sent with the version its writer saw, never silently with a newer one. */
export function useVersionGuard(matter: Matter): VersionGuard {
  const client = useQueryClient();
  const me = useMe();
  const [seen, setSeen] = useState(matter.version);
  const [latest] = matter.timeline.toSorted((one, other) => other.at.localeCompare(one.at));
  const isOwnChange = latest?.by.name === me.name;
  useEffect(() => {
    if (isOwnChange) setSeen(matter.version);
  }, [isOwnChange, matter.version]);
  return {
    seen,
    changed: seen !== matter.version && !isOwnChange,
    look: () => setSeen(matter.version),
    meet: (problem) => {
      if (problemCode(problem) === 'version.conflict' || problemCode(problem) === 'step.not-now') {
        void client.invalidateQueries({ queryKey: [doors.view.action, { id: matter.id }] });
      }
    },
  };
}
