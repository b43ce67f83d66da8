import { App } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { partPanelWords as panel } from './part-words.ts';
import type { PartFormProps } from './shapes.ts';
import { noShare, ShareFields, shareGap, shareInput } from './share-fields.tsx';
import { StepFrame } from './step-frame.tsx';
import { afterStep } from './use-matter-list.ts';

/** Changes how much a partner is told from now on. */
export function ShareForm({ matter, part, onFold }: PartFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [share, setShare] = useState({ ...noShare, level: part.sharing?.level ?? noShare.level });
  const knock = useKnock(doors.partShare, {
    refreshes: afterStep,
    onDone: () => {
      void message.success(say(matterFacts['part.shared'].staff));
      onFold();
    },
  });
  return (
    <StepFrame
      label={panel.shareDo}
      gap={shareGap(matter, share)}
      guard={null}
      pending={knock.isPending}
      problem={knock.error}
      onFold={onFold}
      onSend={() => knock.mutate({ id: matter.id, partId: part.id, ...shareInput(matter, share) })}
    >
      <ShareFields id={`share-${part.id}`} matter={matter} share={share} onChange={setShare} />
    </StepFrame>
  );
}
