import '../css/follow.css';
import '../css/part.css';
import { useState } from 'react';
import { helperDoors } from '../../../modules/matters/contract-helper.ts';
import { linkDoors } from '../../../platform/contract-links.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Heading } from '../heading.tsx';
import { LinkFrame, Shut } from '../link-frame.tsx';
import { useLink } from '../use-link.ts';
import { askedBy, openUntil, partWords } from '../words-part.ts';
import { PartActs } from './part-acts.tsx';
import { PartSaid, PartTask, PartTimeline } from './part-body.tsx';
import { PartShared } from './part-shared.tsx';
import type { PartShown } from './shapes.ts';
import { Watermark } from './watermark.tsx';

/** What a partner's liaison sees through the link: the one thing asked of the unit, and what can be done about it. */
export function PartPage() {
  const { shown: part, shut, failure, refresh } = useLink(helperDoors.helperView, {});
  const [left, setLeft] = useState(false);
  if (left) return <Shut title={partWords.left} text={partWords.leftHint} />;
  if (shut) return <Shut title={partWords.shutTitle} text={partWords.shut} />;
  return (
    <LinkFrame failure={failure} refresh={refresh} opening={partWords.opening}>
      {part && <Part part={part} refresh={refresh} leave={() => setLeft(true)} />}
    </LinkFrame>
  );
}

interface PartProps {
  readonly part: PartShown;
  readonly refresh: () => void;
  readonly leave: () => void;
}

function Part({ part, refresh, leave }: PartProps) {
  const { say } = useLanguage();
  const title = part.title ?? say(partWords.titleKept);
  const go = () => {
    call(linkDoors.leaveLink, {}).then(leave, leave);
  };
  return (
    <article className="part-page">
      <Watermark part={part} />
      <div className="part-now">
        <div>
          <p className="quiet">{say(askedBy(part.lead.unit, part.partner))}</p>
          <Heading title={title}>{title}</Heading>
        </div>
        <PartTask part={part} />
        <PartActs part={part} done={refresh} />
      </div>
      <div className="part-more">
        <PartSaid part={part} />
        <PartShared part={part} />
        <PartTimeline part={part} />
        <section>
          <p className="hint">{say(openUntil(formatDayTime(part.expiresAt)))}</p>
          <button type="button" className="button" onClick={go}>
            {say(partWords.leave)}
          </button>
        </section>
      </div>
    </article>
  );
}
