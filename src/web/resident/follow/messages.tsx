import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failure } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { messageWords } from '../words-follow.ts';
import { useAct } from './use-act.ts';

export function Messages() {
  const { say } = useLanguage();
  const [said, setSaid] = useState<Words>();
  const { failure, act } = useAct(platformDoors.optOut);
  const choose = async (wants: boolean) => {
    setSaid(undefined);
    if (await act({ wants })) setSaid(wants ? messageWords.allowed : messageWords.stopped);
  };
  return (
    <Section title={messageWords.title}>
      <p className="hint">{say(messageWords.text)}</p>
      <p className="pair">
        <button type="button" className="button" onClick={() => void choose(false)}>
          {say(messageWords.stop)}
        </button>
        <button type="button" className="button" onClick={() => void choose(true)}>
          {say(messageWords.allow)}
        </button>
      </p>
      <Failure words={failure} />
      <p role="status">{said && say(said)}</p>
    </Section>
  );
}
