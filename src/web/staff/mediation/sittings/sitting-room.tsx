import { Link, useParams } from 'react-router';
import { sittingKinds, sittingStates } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { Failed, Nothing, Waiting } from '../../frame/states.tsx';
import { frameWords } from '../../frame/words.ts';
import { FactsTable } from './facts-table.tsx';
import { NoteFields } from './note-fields.tsx';
import { OffersBlock } from './offers.tsx';
import { Attendance, CourseFields } from './paper-fields.tsx';
import { PrivateNotes } from './private-notes.tsx';
import { RecordBlock } from './record.tsx';
import { SheetBar } from './sheet-bar.tsx';
import { StageBar } from './stage-bar.tsx';
import { useSheet } from './use-sheet.ts';
import { type Sitting, type Sittings, useSittings } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';
import '../mediation.css';
import './sittings.css';

/** 调解会: the page at the table. Stages on top, facts and notes in the middle, what one side says alone under a lock, offers, the record. */
export function SittingRoom() {
  const { id = '', sittingId = '' } = useParams();
  const asked = useSittings(id);
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const sitting = asked.data.sittings.find((one) => one.id === sittingId);
  if (!sitting) return <Nothing title={frameWords.noPageTitle} hint={frameWords.noPageHint} />;
  return <Room key={sitting.id} sittings={asked.data} sitting={sitting} />;
}

function Room({ sittings, sitting }: { readonly sittings: Sittings; readonly sitting: Sitting }) {
  const { say } = useLanguage();
  const sheet = useSheet(sittings.id, sitting);
  const isOpen = sitting.can.includes('save');
  const given = { sittings, sitting, sheet, isOpen };
  return (
    <article className="page sitting-room mediation">
      <p className="quiet">
        <Link to={`/mediation/${sittings.id}`}>{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{sittings.title}</h1>
        <span className="state-tag tone-action">{say(sittingStates[sitting.state])}</span>
        <span className="quiet">
          {say(words.nth(sitting.number))} · {say(sittingKinds[sitting.kind])} · {say(formatDayTime(sitting.startsAt))}
          {(sitting.roomName ?? sitting.place) && ` · ${sitting.roomName ?? sitting.place}`}
        </span>
        {sitting.link && (
          <a href={sitting.link} rel="noreferrer">
            {say(words.link)}
          </a>
        )}
      </div>
      <StageBar sittings={sittings} sitting={sitting} />
      {sitting.state !== 'cancelled' && (
        <>
          <SheetBar {...given} />
          <div className="mediation-columns">
            <div>
              <FactsTable {...given} />
              <CourseFields {...given} />
              <RecordBlock sittings={sittings} sitting={sitting} isUnsaved={sheet.count > 0} />
            </div>
            <div>
              <Attendance {...given} />
              <NoteFields {...given} />
              {sittings.mediates && <PrivateNotes sittings={sittings} sittingId={sitting.id} />}
              <OffersBlock sittings={sittings} />
            </div>
          </div>
        </>
      )}
    </article>
  );
}
