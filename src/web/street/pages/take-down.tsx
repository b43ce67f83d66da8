import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { newId } from '../../../kit/ids.ts';
import { keysOf } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.ts';
import { Frame } from '../frame.tsx';
import { Photos } from '../photos.tsx';
import { Area, Field } from '../pieces.tsx';
import { Position, type Where } from '../position.tsx';
import type { QueuedPhoto } from '../queue/act.ts';
import { enqueue } from '../queue/queue.ts';
import { usePocket } from '../store.ts';
import { frameWords } from '../words.ts';
import { takeDownWords as words } from '../words-pages.ts';

interface Draft {
  readonly what: string;
  readonly where: string;
  readonly category: string;
  readonly channel: keyof typeof words.channels;
  readonly name: string;
  readonly phone: string;
  readonly position: Where | null;
  readonly photos: readonly QueuedPhoto[];
}

const empty: Draft = {
  what: '',
  where: '',
  category: '',
  channel: 'patrol',
  name: '',
  phone: '',
  position: null,
  photos: [],
};

/** Empty answers stay out, so that the house decides. */
function inputOf({ photos: _, position, ...typed }: Draft): Record<string, unknown> {
  const said = Object.entries(typed)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(position && { lng: position.lng, lat: position.lat }) };
}

/** 登记: taken down in a minute, with a photo and the place where one stands. */
export function TakeDown() {
  const { say } = useLanguage();
  const draft = useDraft('take-down', empty);
  const [isShort, setShort] = useState(false);
  const [isKept, setKept] = useState(false);
  const { value } = draft;
  const set = (fields: Partial<Draft>) => {
    setKept(false);
    draft.set({ ...value, ...fields });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const what = value.what.trim();
    setShort(what.length < 5);
    if (what.length < 5) return document.getElementById('what')?.focus();
    const wish = { kind: 'takeDown', subject: `new:${newId()}`, title: what.slice(0, 30) } as const;
    draft.handOver(async () => {
      await enqueue({ ...wish, input: inputOf(value), photos: value.photos });
      setKept(true);
    }, empty);
  };
  return (
    <Frame title={say(frameWords.takeDown)}>
      <p role="status" className={isKept ? 'notice' : ''}>
        {isKept && (
          <>
            {say(words.kept)} <Link to="/unsent">{say(words.toQueue)}</Link>
          </>
        )}
      </p>
      <form onSubmit={send} noValidate>
        <p className="quiet">{say(words.lead)}</p>
        <Area
          id="what"
          label={words.what}
          rows={4}
          value={value.what}
          onType={(what) => set({ what })}
          problem={isShort ? words.whatMissing : null}
        />
        <Photos photos={value.photos} onChange={(photos) => set({ photos })} />
        <Field id="where" label={words.where}>
          {(bind) => (
            <input
              {...bind}
              maxLength={200}
              value={value.where}
              onChange={(event) => set({ where: event.target.value })}
            />
          )}
        </Field>
        <Position where={value.position} onChange={(position) => set({ position })} />
        <Further value={value} set={set} />
        <button type="submit" className="button button-first">
          {say(words.keep)}
        </button>
      </form>
    </Frame>
  );
}

function Further({ value, set }: { readonly value: Draft; readonly set: (fields: Partial<Draft>) => void }) {
  const { say, language } = useLanguage();
  const { today } = usePocket();
  return (
    <details>
      <summary>{say(words.more)}</summary>
      <Field id="category" label={words.category}>
        {(bind) => (
          <select {...bind} value={value.category} onChange={(event) => set({ category: event.target.value })}>
            <option value="">{say(words.categoryNone)}</option>
            {today?.categories.map((category) => (
              <option key={category.code} value={category.code}>
                {category.code.includes('.') ? '　' : ''}
                {category[language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="choices">
        <legend>{say(words.channel)}</legend>
        {keysOf(words.channels).map((channel) => (
          <label key={channel}>
            <input type="radio" name="channel" checked={value.channel === channel} onChange={() => set({ channel })} />
            {say(words.channels[channel])}
          </label>
        ))}
      </fieldset>
      <Field id="name" label={words.name}>
        {(bind) => (
          <input {...bind} maxLength={40} value={value.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field id="phone" label={words.phone}>
        {(bind) => (
          <input
            {...bind}
            type="tel"
            maxLength={30}
            value={value.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
    </details>
  );
}
