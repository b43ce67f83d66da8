import { type ReactNode, useRef, useState } from 'react';
import type { ProposedStep } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { MatterChecklists } from '../answers/matter-checklists.tsx';
import { MatterCare } from '../care/matter-care.tsx';
import { MatterClocks } from '../clocks/matter-clocks.tsx';
import { MatterFeedback } from '../feedback/matter-feedback.tsx';
import { useKeys } from '../frame/keys.ts';
import { MatterMediation } from '../mediation/matter-mediation.tsx';
import { MatterProcedure } from '../procedures/matter-procedure.tsx';
import { MatterVisits } from '../revisits/matter-visits.tsx';
import { MatterLinks } from '../together/matter-links.tsx';
import { MatterRisks } from '../triage/matter-risks.tsx';
import { AccessLog } from './access-log.tsx';
import { CaseFile } from './case-file.tsx';
import { Composer } from './composer.tsx';
import { EvidenceList } from './evidence.tsx';
import { Keep } from './keep.tsx';
import { MatterFacts } from './matter-facts.tsx';
import { MatterHead } from './matter-head.tsx';
import { MatterRoute } from './matter-route.tsx';
import { NextSteps } from './next-steps.tsx';
import { Parts } from './parts.tsx';
import type { Matter, Writing } from './shapes.ts';
import { Story } from './story.tsx';
import { Timeline } from './timeline.tsx';
import { pageWords } from './words.ts';
import './sheet.css';
import './paper.css';

/** A matter: who and where, what happened, what I can do. Three columns where there is room, two beside a list, one on a phone. */
export function MatterSheet({ matter, tools }: { readonly matter: Matter; readonly tools: ReactNode }) {
  const { say } = useLanguage();
  const [writing, setWriting] = useState<Writing>('nothing');
  const [proposed, setProposed] = useState<ProposedStep | null>(null);
  const side = useRef<HTMLElement>(null);
  useKeys({
    e: (event) => {
      event.preventDefault();
      side.current?.querySelector<HTMLElement>('[data-step]')?.focus();
    },
    n: (event) => {
      if (!matter.canNote) return;
      event.preventDefault();
      setWriting('internal');
    },
  });
  return (
    <div className="sheet">
      <MatterHead matter={matter} tools={tools} />
      <div className="sheet-columns">
        <div className="sheet-main">
          {matter.emergencyUntil !== null && (
            <p className="watch-mark" role="note">
              {say(pageWords.emergency)} {say(formatDayTime(matter.emergencyUntil))}
            </p>
          )}
          <Story text={matter.what} />
          <Composer matter={matter} writing={writing} onWriting={setWriting} onProposed={setProposed} />
          <Timeline entries={matter.timeline} />
        </div>
        <aside ref={side} className="sheet-side" aria-label={say(pageWords.nextSteps)}>
          <NextSteps matter={matter} proposed={proposed} onAnswer={() => setWriting('answer')} />
          {matter.emergencyUntil === null && <MatterProcedure id={matter.id} />}
          {matter.emergencyUntil === null && <MatterChecklists id={matter.id} />}
          <MatterClocks matter={matter} />
          {matter.emergencyUntil === null && <MatterRoute matter={matter} />}
          <EvidenceList matter={matter} />
          <Parts matter={matter} />
          <MatterLinks matter={matter} />
          {matter.reporters.length > 0 && matter.emergencyUntil === null && <MatterRisks id={matter.id} />}
          <Keep matter={matter} />
          {matter.reporters.length > 0 && matter.emergencyUntil === null && <CaseFile id={matter.id} />}
          {matter.reporters.length > 0 && matter.emergencyUntil === null && (
            <MatterCare id={matter.id} category={matter.category} />
          )}
          {matter.category.startsWith('dispute') && matter.emergencyUntil === null && (
            <MatterMediation matter={matter} />
          )}
          {matter.reporters.length > 0 && matter.emergencyUntil === null && <MatterVisits id={matter.id} />}
          {matter.reporters.length > 0 && <MatterFeedback id={matter.id} state={matter.state} />}
          {matter.canSeeAccess && <AccessLog id={matter.id} />}
        </aside>
        <div className="sheet-facts">
          <MatterFacts matter={matter} />
        </div>
      </div>
    </div>
  );
}
