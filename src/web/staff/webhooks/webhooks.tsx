import { Button } from 'antd';
import { useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { Secret } from './secret.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookLine } from './webhook-line.tsx';
import { webhookWords as words } from './words.ts';
import './webhooks.css';

/** Which other systems hear of changes, how their deliveries stand, and what to do about them. */
export function Webhooks() {
  const { say } = useLanguage();
  const webhooks = useDoor(platformDoors.webhooks, {}, { keep: true, everyMilliseconds: 10_000 });
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const rows = webhooks.data?.rows ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {!isMaking && (
          <div className="push">
            <Button
              type="primary"
              onClick={() => {
                setSecret(undefined);
                setMaking(true);
              }}
            >
              {say(words.make)}
            </Button>
          </div>
        )}
      </div>
      <p className="quiet webhooks-lead">{say(words.lead)}</p>
      {isMaking && (
        <WebhookForm
          onFold={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
        />
      )}
      {secret !== undefined && <Secret secret={secret} />}
      {webhooks.isPending && <Waiting rows={6} />}
      {webhooks.isError && <Failed problem={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {webhooks.data && rows.length === 0 && !isMaking && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="webhooks">
        {rows.map((row) => (
          <WebhookLine key={row.id} webhook={row} />
        ))}
      </ul>
    </div>
  );
}
