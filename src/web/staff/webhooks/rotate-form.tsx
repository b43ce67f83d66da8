import { Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { Secret } from './secret.tsx';
import { webhookWords as words } from './words.ts';

/** A new secret, with a time in which both sign. */
export function RotateForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const fieldId = useId();
  const [hours, setHours] = useState(24);
  const rotate = useKnock(platformDoors.rotateWebhook, { refreshes: ['webhook.'] });
  if (rotate.data) {
    return (
      <>
        <Secret secret={rotate.data.secret} />
        <Button type="text" onClick={onFold}>
          {say(frameWords.close)}
        </Button>
      </>
    );
  }
  return (
    <>
      <p>{say(words.rotateSure)}</p>
      <div className="step-buttons">
        <label htmlFor={fieldId}>{say(words.overlap)}</label>
        <InputNumber
          id={fieldId}
          min={0}
          max={168}
          precision={0}
          value={hours}
          onChange={(next) => setHours(next ?? 24)}
        />
        <Button type="primary" loading={rotate.isPending} onClick={() => rotate.mutate({ id, overlapHours: hours })}>
          {say(words.rotate)}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
      <ProblemLine problem={rotate.error} />
    </>
  );
}
