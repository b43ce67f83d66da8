import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { afterStep } from '../matters/use-matter-list.ts';
import { DraftSimilar } from '../topics/draft-similar.tsx';
import { emptySheet, nextSheet, type Sheet, sheetInput } from './draft.ts';
import { Receipt } from './receipt.tsx';
import { SeesPanel } from './sees-panel.tsx';
import { SheetForm } from './sheet-form.tsx';
import { takeDownWords as words } from './words.ts';
import './take-down.css';

type Taken = AnswerOf<typeof doors.takeDown>;

// Kept while the page is left and entered again; in memory only, because it is about people.
let unfinished: Sheet = emptySheet;

/** Takes down a report for somebody; sheet after sheet at a market desk. */
export function TakeDown() {
  const { say } = useLanguage();
  const [sheet, setSheet] = useState(unfinished);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [ordinal, setOrdinal] = useState(0);
  useEffect(() => {
    unfinished = taken ? emptySheet : sheet;
  }, [sheet, taken]);
  const send = useKnock(doors.takeDown, {
    refreshes: afterStep,
    onDone: (answer) => {
      setTaken(answer);
      setOrdinal(ordinal + 1);
    },
  });
  const startNext = () => {
    send.reset();
    setSheet(nextSheet(sheet));
    setTaken(null);
  };
  return (
    <div className="page take-down">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet">{say(words.lead)}</span>
        {ordinal > 0 && <span className="quiet push figures">{say(words.batch(ordinal))}</span>}
      </div>
      {taken ? (
        <Receipt taken={taken} what={sheet.what} onNext={startNext} />
      ) : (
        <div className="take-down-columns">
          <SheetForm
            key={ordinal}
            sheet={sheet}
            onChange={(part) => setSheet((now) => ({ ...now, ...part }))}
            onSend={() => send.mutate(sheetInput(sheet))}
            pending={send.isPending}
            problem={send.error}
          />
          <div>
            <DraftSimilar what={sheet.what} where={sheet.where} category={sheet.category} />
            <SeesPanel sheet={sheet} />
          </div>
        </div>
      )}
    </div>
  );
}
