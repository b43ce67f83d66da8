import { ApartmentOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { partStates } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { AskForm } from './ask-form.tsx';
import { PartSteps } from './part-steps.tsx';
import type { Matter, Part } from './shapes.ts';
import { Clock } from './state-tag.tsx';
import { stepWords } from './step-words.ts';
import { pageWords } from './words.ts';

const stateTones = {
  asked: 'soon',
  taken: 'action',
  done: 'kept',
  returned: 'maple',
  revoked: 'quiet',
} as const satisfies Record<Part['state'], string>;

/** The lead's and the helpers' parts, each with its own clock and its own steps. */
export function Parts({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  if (matter.parts.length === 0 && !matter.canAsk) return null;
  return (
    <section className="side-part" aria-labelledby="parts">
      <h2 id="parts">{say(pageWords.parts)}</h2>
      <ul className="parts">
        {matter.parts.map((part) => (
          <PartItem key={part.id} matter={matter} part={part} />
        ))}
      </ul>
      {matter.canAsk && !isAsking && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAsking(true)}>
          {say(stepWords.ask)}
        </Button>
      )}
      {isAsking && <AskForm matter={matter} onFold={() => setAsking(false)} />}
    </section>
  );
}

function PartItem({ matter, part }: { readonly matter: Matter; readonly part: Part }) {
  const { say } = useLanguage();
  const isOver = part.state === 'done' || part.state === 'revoked' || part.state === 'returned';
  return (
    <li className={part.state === 'revoked' ? 'part part-revoked' : 'part'}>
      <div className="part-head">
        {part.partnerId ? <ApartmentOutlined aria-hidden="true" /> : <TeamOutlined aria-hidden="true" />}
        <strong>{part.who}</strong>
        <span className="quiet">{say(part.role === 'lead' ? pageWords.leadRole : pageWords.helperRole)}</span>
        <span className={`part-state tone-${stateTones[part.state]}`}>{say(partStates[part.state])}</span>
      </div>
      {part.personName && <div className="quiet">{part.personName}</div>}
      {part.task && <p className="entry-text">{part.task}</p>}
      {part.dueAt && (
        <div>
          <span className="quiet">{say(pageWords.due)}</span> <Clock dueAt={part.dueAt} stopped={isOver} long />
        </div>
      )}
      {part.answer && (
        <p className="entry-text">
          <span className="quiet">{say(pageWords.partAnswer)}</span> {part.answer}
        </p>
      )}
      {part.can.length > 0 && <PartSteps matter={matter} part={part} />}
    </li>
  );
}
