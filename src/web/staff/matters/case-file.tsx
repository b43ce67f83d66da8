import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/casefile/contract.ts';
import { caseFileKinds, caseFileStates } from '../../../modules/casefile/words.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { MakeForm, PackForm } from './case-file-forms.tsx';
import { caseFileWords } from './case-file-words.ts';

type Row = AnswerOf<typeof doors.list>['rows'][number];

/** 卷宗: files made so far, and making one. Asked for on demand, because this look is recorded as well. */
export function CaseFile({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="side-part" aria-labelledby="case-file">
      <h2 id="case-file">{say(caseFileWords.title)}</h2>
      {!isOpen && <Button onClick={() => setOpen(true)}>{say(caseFileWords.open)}</Button>}
      {isOpen && <Files id={id} />}
    </section>
  );
}

function Files({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [writing, setWriting] = useState<'make' | 'pack' | null>(null);
  const files = useDoor(doors.list, { id });
  if (files.isPending) return <Waiting rows={2} />;
  if (files.isError) return <Failed problem={files.error} onRetry={() => void files.refetch()} />;
  const { rows, canPack } = files.data;
  const fold = () => setWriting(null);
  return (
    <>
      <p className="quiet small">{say(rows.length === 0 ? caseFileWords.none : caseFileWords.about)}</p>
      <ul className="parts">
        {rows.map((row) => (
          <FileLine key={row.id} row={row} onReady={() => void files.refetch()} />
        ))}
      </ul>
      {writing === 'make' && <MakeForm id={id} onFold={fold} />}
      {writing === 'pack' && <PackForm id={id} onFold={fold} />}
      {writing === null && (
        <div className="step-buttons">
          <Button onClick={() => setWriting('make')}>{say(caseFileWords.make)}</Button>
          {canPack && (
            <Button type="text" onClick={() => setWriting('pack')}>
              {say(caseFileWords.pack)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function FileLine({ row, onReady }: { readonly row: Row; readonly onReady: () => void }) {
  const { say } = useLanguage();
  return (
    <li className="part">
      <div className="part-head">
        <strong>{say(caseFileKinds[row.kind])}</strong>
        <span className="quiet small figures">{say(formatDayTime(row.askedAt))}</span>
        {row.state !== 'ready' && row.state !== 'waiting' && (
          <span className="quiet small part-state">{say(caseFileStates[row.state])}</span>
        )}
      </div>
      <p className="quiet small">{[row.receiver, row.purpose, row.by].filter(Boolean).join(' · ')}</p>
      {row.state === 'waiting' && <Making id={row.id} onReady={onReady} />}
      {row.state === 'ready' && (
        <p className="small">
          <a href={addressOf(doors.read, { id: row.id, form: 'pdf' })} target="_blank" rel="noreferrer">
            PDF {row.pages} {say(caseFileWords.pages)}
          </a>
          {' · '}
          <a href={addressOf(doors.read, { id: row.id, form: 'zip' })}>{say(caseFileWords.whole)}</a>
        </p>
      )}
      {row.state !== 'waiting' && (
        <p className="quiet small figures">
          {say(caseFileWords.code)} {row.code}
        </p>
      )}
    </li>
  );
}

const askEveryMilliseconds = 700;

/** How far it is, asked again and again until it is there. */
function Making({ id, onReady }: { readonly id: string; readonly onReady: () => void }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.progress, { id }, { everyMilliseconds: askEveryMilliseconds });
  const isOver = data !== undefined && data.state !== 'waiting';
  useEffect(() => {
    if (isOver) onReady();
  }, [isOver, onReady]);
  const share = data && data.steps > 0 ? Math.round((data.done / data.steps) * 100) : 0;
  return (
    <div role="status">
      <span className="small">{say(caseFileWords.making)}</span>
      <Progress percent={share} size="small" status="active" aria-label={say(caseFileWords.making)} />
    </div>
  );
}
