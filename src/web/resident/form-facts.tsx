import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { AnswerOf } from '../../kit/contract.ts';
import { reporterDoors } from '../../modules/matters/contract-reporter.ts';
import { call } from '../shared/call.ts';
import { useDraft } from './draft.tsx';
import { readStored, writeStored } from './stored.ts';

export type FormFacts = AnswerOf<typeof reporterDoors.form>;

interface Known {
  readonly facts: FormFacts | undefined;
  readonly unreachable: boolean;
  readonly retry: () => void;
}

const FactsContext = createContext<Known>({ facts: undefined, unreachable: false, retry: () => undefined });
const whileLoadingMs = 5000;

/** Categories, phone numbers and the scanned place; the last answer is kept so that the form also opens without a network. */
export function FormFactsProvider({ children }: { readonly children: ReactNode }) {
  const { change } = useDraft();
  const [scanned] = useState(() => new URLSearchParams(window.location.search).get('p') ?? undefined);
  const [facts, setFacts] = useState<FormFacts | undefined>(() => readStored('form') as FormFacts | undefined);
  const [unreachable, setUnreachable] = useState(false);

  const retry = useCallback(() => {
    call(reporterDoors.form, scanned ? { place: scanned } : {})
      .then((answer) => {
        setFacts(answer);
        setUnreachable(false);
        writeStored('form', answer);
        if (scanned && answer.place) change({ place: answer.place });
      })
      .catch(() => setUnreachable(true));
  }, [scanned, change]);
  useEffect(retry, [retry]);

  const loading = facts?.loading ?? false;
  useEffect(() => {
    if (!loading && !unreachable) return undefined;
    const timer = setInterval(retry, whileLoadingMs);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [loading, unreachable, retry]);

  const known = useMemo(() => ({ facts, unreachable, retry }), [facts, unreachable, retry]);
  return <FactsContext value={known}>{children}</FactsContext>;
}

export function useFormFacts(): Known {
  return use(FactsContext);
}
