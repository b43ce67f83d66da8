import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AnswerOf } from '../../../kit/contract.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Mediation, Party } from './shapes.ts';
import { mediationWords as words } from './words.ts';

type Letter = AnswerOf<typeof partyDoors.paperLetter>;

/** 书面进入方式: a sheet with address, number and digits for whoever has no phone of his own. */
export function PaperLetter({ mediation, party }: { readonly mediation: Mediation; readonly party: Party }) {
  const { say } = useLanguage();
  const [letter, setLetter] = useState<Letter>();
  const print = useKnock(partyDoors.paperLetter, { refreshes: ['mediation.'], onDone: (answer) => setLetter(answer) });
  useEffect(() => {
    if (!letter) return;
    const done = () => setLetter(undefined);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [letter]);
  return (
    <>
      <Button
        size="small"
        loading={print.isPending}
        onClick={() => print.mutate({ id: mediation.id, partyId: party.id })}
      >
        {say(words.printLetter)}
      </Button>
      <ProblemLine problem={print.error} />
      {letter && createPortal(<Sheet letter={letter} mediation={mediation} />, document.body)}
    </>
  );
}

function Sheet({ letter, mediation }: { readonly letter: Letter; readonly mediation: Mediation }) {
  const { say } = useLanguage();
  return (
    <div className="paper-letter">
      <h1>{say(words.letterTitle)}</h1>
      <p>{letter.name}</p>
      <p>{say(words.letterText)}</p>
      <p className="paper-letter-big">{`${window.location.origin}/mediation`}</p>
      <p>
        {say(words.code)} <strong className="paper-letter-big">{letter.code}</strong>
      </p>
      <p>
        {say(words.tail)} <strong className="paper-letter-big">{letter.tail}</strong>
      </p>
      <p>
        {mediation.unitName} {mediation.liaison?.name}
      </p>
    </div>
  );
}
