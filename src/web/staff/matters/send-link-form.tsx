import { Input, Radio } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { partPanelWords as panel } from './part-words.ts';
import type { PartFormProps } from './shapes.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { afterStep } from './use-matter-list.ts';

/** Sends the liaison or the deputy a fresh link; where there is no telephone, shows the address once. */
export function SendLinkForm({ matter, part, onFold }: PartFormProps) {
  const { say } = useLanguage();
  const [to, setTo] = useState<'liaison' | 'deputy'>('liaison');
  const knock = useKnock(doors.partSendLink, { refreshes: afterStep });
  const sent = knock.data;
  return (
    <StepFrame
      label={panel.sendLinkDo}
      about={panel.sendLinkAbout}
      gap={null}
      guard={null}
      pending={knock.isPending}
      problem={knock.error}
      onFold={onFold}
      onSend={() => knock.mutate({ id: matter.id, partId: part.id, to })}
    >
      <fieldset className="field-line">
        <legend>{say(panel.sendTo)}</legend>
        <Radio.Group
          value={to}
          options={[
            { value: 'liaison', label: say(panel.liaison) },
            { value: 'deputy', label: say(panel.deputy) },
          ]}
          onChange={(event) => setTo(event.target.value)}
        />
      </fieldset>
      <div role="status">
        {sent?.sentTo && (
          <p>
            {say(panel.sentTo)} {sent.sentTo}
          </p>
        )}
        {sent?.url && (
          <FieldLine id={`address-${part.id}`} label={panel.address}>
            <Input.TextArea id={`address-${part.id}`} readOnly autoSize value={sent.url} />
          </FieldLine>
        )}
      </div>
    </StepFrame>
  );
}
