import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { queueWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { type MatterFilter, writeFilter } from './filter.ts';
import { deskWords } from './words.ts';

/** Keeps the present filter under a name of its own. */
export function SaveQueueForm({ filter, onDone }: { readonly filter: MatterFilter; readonly onDone: () => void }) {
  const { say } = useLanguage();
  const [name, setName] = useState(() => [say(queueWords[filter.queue]), filter.q].filter(Boolean).join(' · '));
  const save = useKnock(doors.saveQueue, { refreshes: ['queue.'], onDone });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate({ name: name.trim(), filter: writeFilter(filter) });
  };
  return (
    <form className="drawer inline-form" onSubmit={send}>
      <label htmlFor="queue-name">{say(deskWords.queueName)}</label>
      <Input id="queue-name" value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!name.trim()}>
        {say(frameWords.save)}
      </Button>
      <ProblemLine problem={save.error} />
    </form>
  );
}
