import { ApartmentOutlined, TeamOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { partStates, shareBases, shareLevels, verdictWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise } from '../../shared/time.ts';
import { LinkStates } from './part-links.tsx';
import { PartSteps } from './part-steps.tsx';
import { partPanelWords as panel } from './part-words.ts';
import type { Matter, Part } from './shapes.ts';
import { Clock } from './state-tag.tsx';
import { pageWords } from './words.ts';

const stateTones = {
  asked: 'soon',
  taken: 'action',
  done: 'kept',
  returned: 'maple',
  disputed: 'maple',
  released: 'quiet',
  revoked: 'quiet',
} as const satisfies Record<Part['state'], string>;

/** One part: who, how far, by when; what was said to and fro; what a partner is told and through which link. */
export function PartItem({ matter, part }: { readonly matter: Matter; readonly part: Part }) {
  const { say } = useLanguage();
  return (
    <li className={part.state === 'revoked' || part.state === 'released' ? 'part part-revoked' : 'part'}>
      <div className="part-head">
        {part.partnerId ? <ApartmentOutlined aria-hidden="true" /> : <TeamOutlined aria-hidden="true" />}
        <strong>{part.who}</strong>
        <span className="quiet">{say(part.role === 'lead' ? pageWords.leadRole : pageWords.helperRole)}</span>
        <span className={`part-state tone-${stateTones[part.state]}`}>{say(partStates[part.state])}</span>
      </div>
      {part.personName && <div className="quiet">{part.personName}</div>}
      {part.bound && <Tag>{say(panel.bound)}</Tag>}
      {part.task && <p className="entry-text">{part.task}</p>}
      <Clocks part={part} />
      <Said label={panel.returnReason} text={part.returnReason} />
      <Said label={panel.reply} text={part.reply} />
      {part.state === 'disputed' && <Dispute part={part} />}
      {part.verdict && (
        <Said
          label={panel.arbitrate}
          text={`${say(verdictWords[part.verdict.verdict])}。${part.verdict.reason}（${part.arbiterName ?? ''}，${say(formatDayTime(part.verdict.at))}）`}
        />
      )}
      <Said label={pageWords.partAnswer} text={part.answer} />
      {part.sharing && (
        <Line label={panel.told}>
          {say(shareLevels[part.sharing.level])} <span className="quiet">{say(shareBases[part.sharing.basis])}</span>
          {part.sharing.reason && <div className="quiet small">{part.sharing.reason}</div>}
        </Line>
      )}
      {part.links.length > 0 && <LinkStates links={part.links} />}
      {part.can.length > 0 && <PartSteps matter={matter} part={part} />}
    </li>
  );
}

function Clocks({ part }: { readonly part: Part }) {
  const isOver = part.state !== 'asked' && part.state !== 'taken';
  return (
    <>
      {part.state === 'asked' && part.role === 'helper' && part.ackDueAt && (
        <Line label={panel.ackDue}>
          <Clock dueAt={part.ackDueAt} stopped={false} long />
        </Line>
      )}
      {part.dueAt && (
        <Line label={pageWords.due}>
          <Clock dueAt={part.dueAt} stopped={isOver} long />
        </Line>
      )}
    </>
  );
}

function Dispute({ part }: { readonly part: Part }) {
  const { say } = useLanguage();
  return (
    <Line label={panel.arbiter}>
      {part.arbiterName ?? <span className="tone-maple">{say(panel.noArbiter)}</span>}
      {part.arbitrateDueAt && (
        <div>
          <span className="quiet">{say(panel.decideBy)}</span> {say(formatPromise(part.arbitrateDueAt))}
        </div>
      )}
    </Line>
  );
}

function Line({ label, children }: { readonly label: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <div>
      <span className="quiet">{say(label)}</span> {children}
    </div>
  );
}

function Said({ label, text }: { readonly label: Words; readonly text: string | null }) {
  const { say } = useLanguage();
  if (!text) return null;
  return (
    <p className="entry-text">
      <span className="quiet">{say(label)}</span> {text}
    </p>
  );
}
