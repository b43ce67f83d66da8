import { App, Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, relative } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { systemWords as words } from './words.ts';

type Token = AnswerOf<typeof platformDoors.tokens>['rows'][number];

/** Tokens for other systems: made with few rights and an end, revoked at once. */
export function Tokens({ actions }: { readonly actions: readonly string[] }) {
  const { say } = useLanguage();
  const tokens = useDoor(platformDoors.tokens, {});
  return (
    <section className="system-part" aria-labelledby="tokens">
      <h2 id="tokens">{say(words.tokens)}</h2>
      <p className="quiet">{say(words.tokensHint)}</p>
      <MakeToken actions={actions} />
      {tokens.isPending && <Waiting rows={3} />}
      {tokens.isError && <Failed problem={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.rows.length === 0 && <Nothing title={words.noTokens} />}
      <ul className="tokens">
        {tokens.data?.rows.map((token) => (
          <TokenLine key={token.id} token={token} />
        ))}
      </ul>
    </section>
  );
}

function MakeToken({ actions }: { readonly actions: readonly string[] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState(90);
  const make = useKnock(platformDoors.makeToken, { refreshes: ['token.'] });
  const isReady = name.trim().length >= 2 && scopes.length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) make.mutate({ name: name.trim(), scopes, days });
  };
  const made = make.data?.token;
  return (
    <>
      <form className="token-form" onSubmit={send}>
        <label htmlFor="token-name">{say(words.tokenName)}</label>
        <Input
          id="token-name"
          placeholder={say(words.tokenNameHint)}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="token-scopes">{say(words.scopes)}</label>
        <Select
          id="token-scopes"
          mode="multiple"
          value={scopes}
          onChange={setScopes}
          options={actions.toSorted().map((action) => ({ value: action, label: action }))}
        />
        <label htmlFor="token-days">{say(words.days)}</label>
        <InputNumber
          id="token-days"
          min={1}
          max={365}
          precision={0}
          value={days}
          onChange={(next) => setDays(next ?? 90)}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={make.isPending}
          disabled={!isReady}
          title={isReady ? undefined : say(words.incomplete)}
        >
          {say(words.make)}
        </Button>
      </form>
      <ProblemLine problem={make.error} />
      {made && (
        <output className="token-made">
          <span>{say(words.made)}</span>
          <code>{made}</code>
          <Button
            size="small"
            onClick={() => void navigator.clipboard.writeText(made).then(() => message.success(say(words.copied)))}
          >
            {say(words.copy)}
          </Button>
        </output>
      )}
    </>
  );
}

function TokenLine({ token }: { readonly token: Token }) {
  const { say } = useLanguage();
  const [isSure, setSure] = useState(false);
  const revoke = useKnock(platformDoors.revokeToken, { refreshes: ['token.'] });
  return (
    <li>
      <div>
        <strong>{token.name}</strong> <span className="quiet">{token.scopes.join(' · ')}</span>
        <div className="quiet small">
          {say(words.expires)} {say(formatDay(token.expiresAt))} · {say(words.lastUsed)}{' '}
          {token.usedAt ? say(relative(token.usedAt)) : say(words.neverUsed)}
        </div>
        {isSure && <div>{say(words.revokeSure)}</div>}
        <ProblemLine problem={revoke.error} />
      </div>
      {token.revokedAt && <span className="quiet">{say(words.revoked)}</span>}
      {!token.revokedAt && !isSure && (
        <Button size="small" onClick={() => setSure(true)}>
          {say(words.revoke)}
        </Button>
      )}
      {!token.revokedAt && isSure && (
        <span className="token-sure">
          <Button size="small" danger loading={revoke.isPending} onClick={() => revoke.mutate({ id: token.id })}>
            {say(words.revoke)} {token.name}
          </Button>
          <Button size="small" type="text" onClick={() => setSure(false)}>
            {say(frameWords.cancel)}
          </Button>
        </span>
      )}
    </li>
  );
}
