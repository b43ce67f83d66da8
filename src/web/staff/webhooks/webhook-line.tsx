import { CheckCircleOutlined, PauseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Door } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { deliveryProblems, webhookStates } from '../../../platform/contract-webhooks.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, relative } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { useUnits } from '../matters/unit-select.tsx';
import { kindWords } from './kinds.ts';
import { RotateForm } from './rotate-form.tsx';
import { type Webhook, WebhookForm } from './webhook-form.tsx';
import { webhookWords as words } from './words.ts';

type Opened = 'change' | 'rotate' | 'remove';

/** One subscription: whether it flows, who hears of what, and what can be done. */
export function WebhookLine({ webhook }: { readonly webhook: Webhook }) {
  const { say } = useLanguage();
  const [opened, setOpened] = useState<Opened>();
  const fold = () => setOpened(undefined);
  return (
    <li>
      <div className="webhook-head">
        <h2>{webhook.name}</h2>
        <State webhook={webhook} />
        <code className="quiet small">{webhook.url}</code>
      </div>
      <p className="webhook-kinds">{webhook.kinds.map((kind) => say(kindWords(kind))).join('、')}</p>
      <Standing webhook={webhook} />
      {opened === undefined && <Acts webhook={webhook} onOpen={setOpened} />}
      {opened === 'change' && <WebhookForm webhook={webhook} onFold={fold} />}
      {opened === 'rotate' && <RotateForm id={webhook.id} onFold={fold} />}
      {opened === 'remove' && <Remove webhook={webhook} onFold={fold} />}
    </li>
  );
}

function State({ webhook }: { readonly webhook: Webhook }) {
  const { say } = useLanguage();
  if (webhook.state === 'active' && webhook.nextTryAt === null) {
    return (
      <span className="state-tag tone-kept">
        <CheckCircleOutlined aria-hidden="true" /> {say(webhookStates.active)}
      </span>
    );
  }
  if (webhook.state === 'active' && webhook.nextTryAt !== null) {
    return (
      <span className="state-tag tone-soon">
        <WarningOutlined aria-hidden="true" /> {say(words.nextTry)} {say(formatDayTime(webhook.nextTryAt))}
      </span>
    );
  }
  const isFailing = webhook.pausedWhy === 'failing';
  return (
    <span className={`state-tag tone-${isFailing ? 'maple' : 'quiet'}`}>
      <PauseCircleOutlined aria-hidden="true" /> {say(isFailing ? words.pausedFailing : words.pausedAsked)}
      {webhook.pausedAt && ` · ${say(formatDayTime(webhook.pausedAt))}`}
    </span>
  );
}

function Standing({ webhook }: { readonly webhook: Webhook }) {
  const { say } = useLanguage();
  const { units } = useUnits();
  const names = webhook.unitIds?.map((id) => units.find((unit) => unit.id === id)?.name ?? id.slice(0, 8));
  return (
    <p className="quiet small figures">
      {names ? names.join('、') : say(words.wholeCounty)} · {say(words.waiting)} {webhook.waiting} ·{' '}
      {say(words.delivered)} {webhook.delivered}
      {webhook.lastDeliveredAt && ` · ${say(words.lastDelivered)} ${say(relative(webhook.lastDeliveredAt))}`}
      {webhook.oldUntil && ` · ${say(words.bothUntil)} ${say(formatDayTime(webhook.oldUntil))}`}
    </p>
  );
}

function useAct<D extends Door>(door: D) {
  return useKnock(door, { refreshes: ['webhook.', 'system.'] });
}

function Acts({ webhook, onOpen }: { readonly webhook: Webhook; readonly onOpen: (opened: Opened) => void }) {
  const { say } = useLanguage();
  const { id } = webhook;
  const pause = useAct(platformDoors.pauseWebhook);
  const resume = useAct(platformDoors.resumeWebhook);
  const test = useAct(platformDoors.testWebhook);
  return (
    <>
      <div className="step-buttons">
        {webhook.state === 'paused' && (
          <Button type="primary" size="small" loading={resume.isPending} onClick={() => resume.mutate({ id })}>
            {say(words.resume)}
          </Button>
        )}
        {webhook.state === 'paused' && webhook.waiting > 0 && (
          <Button size="small" loading={resume.isPending} onClick={() => resume.mutate({ id, skipWaiting: true })}>
            {say(words.resumeSkipping)}
          </Button>
        )}
        <Button size="small" loading={test.isPending} onClick={() => test.mutate({ id })}>
          {say(words.test)}
        </Button>
        <Link to={`/system/webhooks/${id}`}>{say(words.log)}</Link>
        {webhook.state === 'active' && (
          <Button size="small" loading={pause.isPending} onClick={() => pause.mutate({ id })}>
            {say(words.pause)}
          </Button>
        )}
        <Button size="small" onClick={() => onOpen('change')}>
          {say(words.change)}
        </Button>
        <Button size="small" onClick={() => onOpen('rotate')}>
          {say(words.rotate)}
        </Button>
        <Button size="small" type="text" onClick={() => onOpen('remove')}>
          {say(words.remove)}
        </Button>
      </div>
      {test.data && (
        <output className={`webhook-test tone-${test.data.delivered ? 'kept' : 'maple'}`}>
          {test.data.delivered ? <CheckCircleOutlined aria-hidden="true" /> : <WarningOutlined aria-hidden="true" />}{' '}
          {say(test.data.delivered ? words.testOk : words.testFailed)} ·{' '}
          {test.data.problem !== null && `${say(deliveryProblems[test.data.problem])} · `}
          {test.data.status ?? '—'} · {test.data.milliseconds} {say(words.took)}
          {test.data.answer && <span className="webhook-answer quiet">{test.data.answer}</span>}
        </output>
      )}
      <ProblemLine problem={test.error ?? pause.error ?? resume.error} />
    </>
  );
}

function Remove({ webhook, onFold }: { readonly webhook: Webhook; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const remove = useKnock(platformDoors.removeWebhook, { refreshes: ['webhook.', 'system.'] });
  return (
    <>
      <p>{say(words.removeSure)}</p>
      <ProblemLine problem={remove.error} />
      <div className="step-buttons">
        <Button danger loading={remove.isPending} onClick={() => remove.mutate({ id: webhook.id })}>
          {say(words.remove)} {webhook.name}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </>
  );
}
