import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, relative } from '../../shared/time.ts';
import { AskPassword } from '../frame/ask-password.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { AddPasskey } from './add-passkey.tsx';
import { knowsPasskeys } from './device.ts';
import { passkeyWords as words } from './words.ts';

type Passkey = AnswerOf<typeof platformDoors.passkeys>['rows'][number];

/** My passkeys: added, named, removed. */
export function Passkeys() {
  const { say } = useLanguage();
  const passkeys = useDoor(platformDoors.passkeys, {}, { staleMilliseconds: 0 });
  return (
    <section className="account-part" aria-labelledby="my-passkeys">
      <h2 id="my-passkeys">{say(words.title)}</h2>
      <p className="quiet">{say(words.lead)}</p>
      {passkeys.isPending && <Waiting rows={2} />}
      {passkeys.isError && <Failed problem={passkeys.error} onRetry={() => void passkeys.refetch()} />}
      {passkeys.data?.rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="account-rows">
        {passkeys.data?.rows.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {passkeys.data && <Adding canAdd={passkeys.data.canAdd} />}
    </section>
  );
}

function Adding({ canAdd }: { readonly canAdd: boolean }) {
  const { say } = useLanguage();
  if (!knowsPasskeys()) return <p className="tone-soon">{say(words.unable)}</p>;
  return canAdd ? <AddPasskey /> : <p className="quiet">{say(words.full)}</p>;
}

function PasskeyLine({ passkey }: { readonly passkey: Passkey }) {
  const { say } = useLanguage();
  const [doing, setDoing] = useState<'rename' | 'remove' | 'left' | null>(null);
  return (
    <li>
      <div>
        <strong>{passkey.name}</strong>
        <div className="quiet">
          {say(words.made)} {say(formatDay(passkey.madeAt))} ·{' '}
          {passkey.usedAt ? `${say(words.used)} ${say(relative(passkey.usedAt))}` : say(words.unused)}
          {passkey.synced && ` · ${say(words.synced)}`}
        </div>
        {doing === 'rename' && <Rename passkey={passkey} onFold={() => setDoing('left')} />}
        {doing === 'remove' && <Remove passkey={passkey} onFold={() => setDoing('left')} />}
      </div>
      {(doing === null || doing === 'left') && (
        <span className="account-acts">
          <Button
            autoFocus={doing === 'left'}
            size="small"
            aria-label={`${say(words.rename)} ${passkey.name}`}
            onClick={() => setDoing('rename')}
          >
            {say(words.rename)}
          </Button>
          <Button size="small" aria-label={`${say(words.remove)} ${passkey.name}`} onClick={() => setDoing('remove')}>
            {say(words.remove)}
          </Button>
        </span>
      )}
    </li>
  );
}

interface DoingProps {
  readonly passkey: Passkey;
  readonly onFold: () => void;
}

function Rename({ passkey, onFold }: DoingProps) {
  const { say } = useLanguage();
  const [name, setName] = useState(passkey.name);
  const rename = useKnock(platformDoors.renamePasskey, { refreshes: ['passkey.list'], onDone: onFold });
  return (
    <form
      className="account-inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') rename.mutate({ id: passkey.id, name: name.trim() });
      }}
    >
      <Input
        autoFocus
        aria-label={say(words.name)}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" type="primary" loading={rename.isPending} disabled={name.trim() === ''}>
        {say(frameWords.save)}
      </Button>
      <Button type="text" onClick={onFold}>
        {say(frameWords.cancel)}
      </Button>
      <ProblemLine problem={rename.error} />
    </form>
  );
}

function Remove({ passkey, onFold }: DoingProps) {
  const { say } = useLanguage();
  const remove = useKnock(platformDoors.removePasskey, { refreshes: ['passkey.list', 'session.list'] });
  return (
    <AskPassword
      id={`passkey-${passkey.id}`}
      question={say(words.removeSure)}
      act={`${say(words.remove)} ${passkey.name}`}
      isBusy={remove.isPending}
      problem={remove.error}
      onPassword={(password) => remove.mutate({ id: passkey.id, password })}
      onFold={onFold}
    />
  );
}
