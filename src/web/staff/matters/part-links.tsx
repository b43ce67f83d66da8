import { LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useNow } from '../frame/now.ts';
import { partPanelWords as panel } from './part-words.ts';
import type { Part } from './shapes.ts';

type Link = Part['links'][number];

/** The newest link with when it was sent, opened, ends; the earlier ones on demand. */
export function LinkStates({ links }: { readonly links: readonly Link[] }) {
  const { say } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? links : links.slice(0, 1);
  return (
    <div>
      <span className="quiet">{say(panel.links)}</span>
      <ul className="part-links">
        {shown.map((link) => (
          <li key={link.id}>
            <LinkState link={link} />
          </li>
        ))}
      </ul>
      {shown.length < links.length && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {say(panel.olderLinks(links.length - shown.length))}
        </Button>
      )}
    </div>
  );
}

function LinkState({ link }: { readonly link: Link }) {
  const { say } = useLanguage();
  const now = useNow();
  const isOver = link.revokedAt === null && new Date(link.expiresAt) <= now;
  return (
    <>
      <div>
        <LinkOutlined aria-hidden="true" /> {link.label}
      </div>
      <div className="quiet small figures">
        {say(panel.linkSent)} {say(formatDayTime(link.madeAt))} ·{' '}
        {link.openedAt
          ? `${say(panel.linkOpened)} ${say(formatDayTime(link.openedAt))}，${say(panel.timesOpened(link.timesOpened))}`
          : say(panel.linkUnopened)}{' '}
        ·{' '}
        {link.revokedAt
          ? `${say(panel.linkRevoked)} ${say(formatDayTime(link.revokedAt))}`
          : `${say(isOver ? panel.linkOver : panel.linkUntil)} ${say(formatDayTime(link.expiresAt))}`}
      </div>
    </>
  );
}
