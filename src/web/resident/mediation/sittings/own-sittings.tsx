import '../../css/sittings.css';
import { useEffect, useState } from 'react';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { call } from '../../../shared/call.ts';
import { failureWords } from '../../failure-words.ts';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import { Facts } from './facts.tsx';
import { Offers } from './offers.tsx';
import { Planned } from './planned.tsx';
import { Records } from './records.tsx';
import type { OwnSittings as Known } from './shapes.ts';
import { Times } from './times.tsx';
import { Windows } from './windows.tsx';

const silent: ReadonlySet<string> = new Set(['proposed', 'choosing', 'refused']);

/** 时间、调解会、事实、方案、记录: what waits for me first, the rest below. */
export function OwnSittings({ own, refresh }: SectionProps) {
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<unknown>();
  const isSilent = silent.has(own.state);
  // Whenever the page was read again, this part is too: `own` is another one then.
  useEffect(() => {
    if (isSilent || own.number === '') return;
    call(ownDoors.ownSittings, {}).then((answer) => {
      setKnown(answer);
      setProblem(undefined);
    }, setProblem);
  }, [own, isSilent]);
  if (isSilent) return null;
  if (!known) return <Failure words={problem === undefined ? undefined : failureWords(problem)} />;
  const given = { own: known, refresh };
  return (
    <>
      <Times {...given} />
      <Planned {...given} />
      <Records {...given} />
      <Offers {...given} />
      <Facts {...given} />
      <Windows {...given} />
    </>
  );
}
