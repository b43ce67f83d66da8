import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKeys } from './keys.ts';
import { ProblemLine } from './states.tsx';
import { frameWords } from './words.ts';
import './undo.css';

const shownMilliseconds = 20_000;

/** An act that was just done, and the act that takes it back. */
export interface Undoing {
  readonly said: string;
  /** Throws what its door refused. */
  readonly undo: () => Promise<unknown>;
  readonly undone: Words;
  /** Beginnings of actions whose answers are old afterwards. */
  readonly refreshes: readonly string[];
}

const UndoContext = createContext<(undoing: Undoing) => void>(() => undefined);

/** Says below the page what was done and offers to take it back, for twenty seconds or as long as somebody is there; `z` does it too. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [offer, setOffer] = useState<{ readonly undoing: Undoing; readonly at: number } | null>(null);
  const give = useMemo(() => (undoing: Undoing) => setOffer({ undoing, at: Date.now() }), []);
  return (
    <UndoContext value={give}>
      {children}
      <div role="status">
        {offer && <UndoLine key={offer.at} undoing={offer.undoing} onGone={() => setOffer(null)} />}
      </div>
    </UndoContext>
  );
}

/** Offers to take back what was just done. */
export function useUndo(): (undoing: Undoing) => void {
  return use(UndoContext);
}

interface UndoLineProps {
  readonly undoing: Undoing;
  readonly onGone: () => void;
}

function UndoLine({ undoing, onGone }: UndoLineProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [standing, setStanding] = useState<'offered' | 'busy' | 'undone'>('offered');
  const [problem, setProblem] = useState<unknown>(null);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || standing === 'busy') return undefined;
    const timer = setTimeout(onGone, standing === 'undone' ? shownMilliseconds / 4 : shownMilliseconds);
    return () => clearTimeout(timer);
  }, [isHeld, standing, onGone]);
  const undo = async () => {
    if (standing !== 'offered') return;
    setStanding('busy');
    setProblem(null);
    try {
      await undoing.undo();
      setStanding('undone');
    } catch (refused) {
      setProblem(refused);
      setStanding('offered');
    }
    await client.invalidateQueries({
      predicate: ({ queryKey }) => undoing.refreshes.some((beginning) => String(queryKey[0]).startsWith(beginning)),
    });
  };
  useKeys({ z: () => void undo() });
  return (
    <div className="undo-line">
      <span>{standing === 'undone' ? say(undoing.undone) : undoing.said}</span>
      {standing !== 'undone' && (
        <Button
          type="link"
          size="small"
          aria-keyshortcuts="z"
          title={say(frameWords.undoKey)}
          loading={standing === 'busy'}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onClick={() => void undo()}
        >
          {say(frameWords.undo)}
        </Button>
      )}
      <ProblemLine problem={problem} />
    </div>
  );
}
