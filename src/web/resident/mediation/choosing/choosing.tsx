import '../../css/choosing.css';
import { useEffect, useState } from 'react';
import { ownDoors } from '../../../../modules/choosing/contract-own.ts';
import { call } from '../../../shared/call.ts';
import { failureWords } from '../../failure-words.ts';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import { BallotSection } from './ballot-section.tsx';
import { PanelSection } from './panel-section.tsx';
import { Proposal } from './proposal.tsx';
import { Results } from './results.tsx';
import type { OwnChoosing } from './shapes.ts';

const silent: ReadonlySet<string> = new Set(['proposed', 'refused', 'withdrawn', 'filed']);

/** 点选: the list and the own ballot, what the studio proposes, what came of it, and who mediates. */
export function Choosing({ own, refresh }: SectionProps) {
  const [choosing, setChoosing] = useState<OwnChoosing>();
  const [problem, setProblem] = useState<unknown>();
  const isSilent = silent.has(own.state);
  // Whenever the page was read again, this part is too: `own` is another one then.
  useEffect(() => {
    if (isSilent || own.number === '') return;
    call(ownDoors.own, {}).then((answer) => {
      setChoosing(answer);
      setProblem(undefined);
    }, setProblem);
  }, [own, isSilent]);
  if (isSilent) return null;
  if (!choosing) return <Failure words={problem === undefined ? undefined : failureWords(problem)} />;
  const { round } = choosing;
  return (
    <>
      {round && round.kind !== 'proposal' && (
        <BallotSection key={round.id} choosing={choosing} round={round} refresh={refresh} />
      )}
      {round?.kind === 'proposal' && <Proposal choosing={choosing} round={round} refresh={refresh} />}
      <Results choosing={choosing} refresh={refresh} />
      <PanelSection choosing={choosing} refresh={refresh} />
    </>
  );
}
