import { EyeOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import type { FormEvent } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { AuditFilter } from './filter.ts';
import { listedWords, openedWords, readingWords as words } from './words.ts';

type Answer = AnswerOf<typeof platformDoors.readingAlerts>;
type Alert = Answer['rows'][number];

interface Props {
  readonly onNarrow: (part: Partial<AuditFilter>) => void;
}

/** Who opened the files of many people within an hour, newest first; nothing stands here when nobody did. */
export function ReadingAlerts({ onNarrow }: Props) {
  const { say } = useLanguage();
  const alerts = useDoorPages(platformDoors.readingAlerts, {});
  const pages = alerts.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows.map((alert) => ({ alert, limits: page.limits })));
  if (alerts.isError) return <ProblemLine problem={alerts.error} />;
  if (rows.length === 0) return null;
  return (
    <section className="audit-alerts" aria-labelledby="audit-alerts">
      <h2 id="audit-alerts">{say(words.title)}</h2>
      <p className="quiet small">{say(words.hint)}</p>
      <ul>
        {rows.map(({ alert, limits }) => (
          <AlertLine key={alert.id} alert={alert} limits={limits} onNarrow={onNarrow} />
        ))}
      </ul>
      {alerts.hasNextPage && (
        <Button size="small" loading={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
          {say(words.more)}
        </Button>
      )}
    </section>
  );
}

function AlertLine({ alert, limits, onNarrow }: Props & { readonly alert: Alert; readonly limits: Answer['limits'] }) {
  const { say } = useLanguage();
  const { who, beganAt, lastAt, opened, listed, seen, can } = alert;
  const days = { from: dayOf(new Date(beganAt)), to: dayOf(new Date(lastAt)) };
  return (
    <li>
      <div className="audit-alert">
        <EyeOutlined className={seen ? 'quiet' : 'tone-maple'} aria-hidden="true" />
        <strong>{who.name}</strong>
        <span className="figures quiet">{who.badge}</span>
        <span className="figures">{`${say(formatDayTime(beganAt))} – ${say(formatDayTime(lastAt))}`}</span>
        <span>{say(opened > limits.opened ? openedWords(opened, limits.opened) : listedWords(listed))}</span>
        <Button type="link" size="small" onClick={() => onNarrow({ who: who.badge, ...days })}>
          {say(words.lines)}
        </Button>
      </div>
      {seen && (
        <p className="quiet">
          {`${seen.name} ${say(formatDayTime(seen.at))}${say({ zh: '：', en: ': ' })}${seen.note}`}
        </p>
      )}
      {!seen && (can.includes('seen') ? <SeenForm id={alert.id} /> : <p className="quiet">{say(words.own)}</p>)}
    </li>
  );
}

function SeenForm({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [note, setNote] = useDraft(`reading ${id}`);
  const close = useKnock(platformDoors.readingSeen, {
    refreshes: ['audit.reading'],
    onDone: () => {
      setNote('');
      void message.success(say(words.saved));
    },
  });
  const isReady = note.trim().length >= 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) close.mutate({ id, note: note.trim() });
  };
  return (
    <form className="audit-seen" onSubmit={send}>
      <Input
        aria-label={say(words.note)}
        placeholder={say(words.noteHint)}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" disabled={!isReady} loading={close.isPending}>
        {say(words.save)}
      </Button>
      <ProblemLine problem={close.error} />
    </form>
  );
}
