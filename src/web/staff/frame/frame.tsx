import { DisconnectOutlined, QuestionCircleOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Help } from '../help/help.tsx';
import { DeskTour } from '../help/tour.tsx';
import { TourContext } from '../help/tour-context.ts';
import { useKeys } from './keys.ts';
import { LiveProvider, useLive } from './live.tsx';
import { Rail } from './rail.tsx';
import { Rooms } from './rooms.tsx';
import { UndoProvider } from './undo.tsx';
import { LanguageSwitch, Who } from './who.tsx';
import { frameWords } from './words.ts';

interface Standing {
  readonly demo: boolean;
  readonly loading: { readonly done: number; readonly of: number } | null;
}

/** Everything around a page: rail, who I am, what state the desk is in. */
export function Frame({ demo, loading }: Standing) {
  const { say } = useLanguage();
  const [helpOpen, setHelpOpen] = useState(false);
  const [touring, setTouring] = useState(false);
  const startTour = useCallback(() => setTouring(true), []);
  const navigate = useNavigate();
  useKeys({
    '?': () => setHelpOpen(true),
    g: (event) => {
      event.preventDefault();
      void navigate('/take-down');
    },
  });
  return (
    <LiveProvider>
      <a className="skip" href="#content">
        {say(frameWords.skip)}
      </a>
      <div className="frame">
        <Rail />
        <header className="top">
          <DemoLine demo={demo} loading={loading} />
          <LiveState />
          <Button
            type="text"
            icon={<QuestionCircleOutlined aria-hidden="true" />}
            aria-label={say(frameWords.showKeys)}
            title={say(frameWords.showKeys)}
            onClick={() => setHelpOpen(true)}
          />
          <LanguageSwitch />
          <Who />
        </header>
        <main id="content" className="content" tabIndex={-1}>
          <TourContext value={startTour}>
            <UndoProvider>
              <Rooms />
            </UndoProvider>
          </TourContext>
        </main>
      </div>
      <Help open={helpOpen} onClose={() => setHelpOpen(false)} onTour={startTour} />
      <DeskTour open={touring} onClose={() => setTouring(false)} />
    </LiveProvider>
  );
}

function DemoLine({ demo, loading }: Standing) {
  const { say } = useLanguage();
  const client = useQueryClient();
  useEffect(() => {
    if (!loading) return undefined;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: [platformDoors.me.action] }), 2000);
    return () => clearInterval(timer);
  }, [loading, client]);
  if (loading) {
    const percent = loading.of === 0 ? 0 : Math.floor((loading.done / loading.of) * 100);
    return (
      <div className="demo-line">
        <span>{say(frameWords.demoLoading)}</span>
        <Progress percent={percent} size="small" aria-label={say(frameWords.demoLoading)} />
      </div>
    );
  }
  return <div className="demo-line">{demo && <span>{say(frameWords.demo)}</span>}</div>;
}

function LiveState() {
  const { say } = useLanguage();
  const { connected } = useLive();
  return (
    <output className={connected ? 'live' : 'live live-lost'}>
      {connected ? <ThunderboltOutlined aria-hidden="true" /> : <DisconnectOutlined aria-hidden="true" />}
      {say(connected ? frameWords.live : frameWords.notLive)}
    </output>
  );
}
