import { CheckCircleOutlined, CloseCircleOutlined, FileTextOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { paperKinds } from '../../../../modules/confirmation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { download } from '../../frame/download.ts';
import { ProblemLine } from '../../frame/states.tsx';
import { type Confirmation, useConfirmAct } from './shapes.ts';
import { confirmWords as words } from './words.ts';

interface PapersProps {
  readonly mediationId: string;
  readonly one: Confirmation;
}

const states = {
  there: { label: words.there, tone: 'tone-kept', Icon: CheckCircleOutlined },
  original: { label: words.original, tone: 'tone-kept', Icon: FileTextOutlined },
  missing: { label: words.missing, tone: 'tone-maple', Icon: CloseCircleOutlined },
  'not-needed': { label: words.notNeeded, tone: 'quiet', Icon: MinusCircleOutlined },
} as const;

/** 材料清单: what the court wants, what is missing, and the papers that were put in. */
export function PaperLines({ mediationId, one }: PapersProps) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{say(words.papers)}</h3>
      <ul className="entry-rows">
        {one.lines.map(({ kind, partyId, name, state }) => {
          const { tone, Icon, ...known } = states[state];
          const label = kind === 'property' && one.property === null ? words.unchecked : known.label;
          return (
            <li key={`${kind} ${partyId}`}>
              <span>
                {say(paperKinds[kind])} {name && <span className="quiet">{name}</span>}
              </span>
              <span className={tone}>
                <Icon aria-hidden="true" /> {say(label)}
              </span>
            </li>
          );
        })}
      </ul>
      <Given mediationId={mediationId} one={one} />
      <Fetched mediationId={mediationId} one={one} />
    </>
  );
}

function Given({ mediationId, one }: PapersProps) {
  const { say } = useLanguage();
  const drop = useConfirmAct(doors.dropPaper, () => undefined);
  const nameOf = (id: string | null) => one.voices.find(({ partyId }) => partyId === id)?.name ?? '';
  if (one.papers.length === 0) return null;
  return (
    <>
      <ul className="confirm-papers">
        {one.papers.map(({ id, kind, partyId, fileId, label }) => (
          <li key={id}>
            {fileId ? (
              <a href={`/api/files/${fileId}`} target="_blank" rel="noreferrer">
                {say(paperKinds[kind])}
              </a>
            ) : (
              say(paperKinds[kind])
            )}{' '}
            <span className="quiet">{[nameOf(partyId), label].filter(Boolean).join(' · ')}</span>
            {one.can.includes('paper') && kind !== 'decision' && (
              <Button
                size="small"
                type="link"
                loading={drop.isPending && drop.variables?.paperId === id}
                onClick={() => drop.mutate({ id: mediationId, paperId: id })}
              >
                {say(words.drop)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={drop.error} />
    </>
  );
}

function Fetched({ mediationId, one }: PapersProps) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<unknown>(null);
  const fetchIt = (name: 'application' | 'bundle') => {
    setProblem(null);
    download(`/api/mediations/${mediationId}/confirmation/${name}`).catch(setProblem);
  };
  return (
    <>
      <div className="step-buttons confirm-fetched">
        {one.can.includes('application') && (
          <Button onClick={() => fetchIt('application')}>{say(words.application)}</Button>
        )}
        {one.can.includes('bundle') && <Button onClick={() => fetchIt('bundle')}>{say(words.bundle)}</Button>}
      </div>
      <ProblemLine problem={problem} />
    </>
  );
}
