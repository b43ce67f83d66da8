import { Button, Checkbox, Select } from 'antd';
import { newId } from '../../../kit/ids.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import {
  type MediatorWay,
  mediatorWays,
  type SpokenLanguage,
  spokenLanguages,
} from '../../../modules/mediators/words.ts';
import { weekdayWords } from '../../../modules/mediators/words-times.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field, TextField, TicksField } from '../forms/fields.tsx';
import type { Gaps } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import type { Mediator } from './shapes.ts';
import { mediatorWords as words } from './words.ts';

interface KeyedFrame {
  readonly key: string;
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** What a mediator words himself. */
export interface Own {
  readonly style: string;
  readonly timesNote: string;
  readonly frames: readonly KeyedFrame[];
  readonly languages: readonly SpokenLanguage[];
  readonly ways: readonly MediatorWay[];
  readonly isShown: boolean;
}

/** What a form begins with: the card, or nothing much. */
export function ownOf(card?: Mediator): Own {
  return {
    style: card?.style ?? '',
    timesNote: card?.timesNote ?? '',
    frames: (card?.frames ?? []).map((frame) => ({ ...frame, key: newId() })),
    languages: card?.languages ?? ['zh'],
    ways: card?.ways ?? ['in-person'],
    isShown: card?.isShown ?? false,
  };
}

/** The same as the doors take it. */
export function ownInput({ style, timesNote, frames, languages, ways, isShown }: Own) {
  const times = frames.map(({ day, from, to }) => ({ day, from, to }));
  return { style, timesNote, frames: times, languages: [...languages], ways: [...ways], isShown };
}

export const ownPaths = Object.keys(ownOf());

export function ownGaps({ languages, ways }: Own): Gaps {
  return {
    languages: languages.length === 0 ? formWords.chooseOne : undefined,
    ways: ways.length === 0 ? formWords.chooseOne : undefined,
  };
}

interface Props {
  readonly own: Own;
  readonly onChange: (part: Partial<Own>) => void;
  readonly shownLabel: Words;
}

export function OwnFields({ own, onChange, shownLabel }: Props) {
  const { say } = useLanguage();
  return (
    <>
      <TextField
        wide
        path="style"
        label={words.style}
        hint={words.styleHint}
        max={120}
        rows={2}
        value={own.style}
        onChange={(style) => onChange({ style })}
      />
      <TextField
        wide
        path="timesNote"
        label={words.times}
        max={120}
        value={own.timesNote}
        onChange={(timesNote) => onChange({ timesNote })}
      />
      <Frames value={own.frames} onChange={(frames) => onChange({ frames })} />
      <TicksField
        label={words.language}
        value={own.languages}
        onChange={(languages) => onChange({ languages })}
        options={keysOf(spokenLanguages).map((value) => ({ value, label: say(spokenLanguages[value]) }))}
      />
      <TicksField
        label={words.ways}
        value={own.ways}
        onChange={(ways) => onChange({ ways })}
        options={keysOf(mediatorWays).map((value) => ({ value, label: say(mediatorWays[value]) }))}
      />
      <Checkbox
        className="field-wide"
        checked={own.isShown}
        onChange={({ target }) => onChange({ isShown: target.checked })}
      >
        {say(shownLabel)}
      </Checkbox>
    </>
  );
}

const days = [1, 2, 3, 4, 5, 6, 7];

interface FramesProps {
  readonly value: readonly KeyedFrame[];
  readonly onChange: (frames: readonly KeyedFrame[]) => void;
}

/** Weekly times, one line each. */
function Frames({ value, onChange }: FramesProps) {
  const { say } = useLanguage();
  const change = (key: string, part: Partial<KeyedFrame>) =>
    onChange(value.map((frame) => (frame.key === key ? { ...frame, ...part } : frame)));
  const nextDay = Math.min((value.at(-1)?.day ?? 0) + 1, 7);
  return (
    <Field wide path="frames" label={words.frames}>
      {({ id }) => (
        <div className="mediator-frames" id={id}>
          {value.map(({ key, day, from, to }) => (
            <div key={key} className="mediator-frame">
              <Select<number>
                aria-label={say(words.weekday)}
                value={day}
                onChange={(next) => change(key, { day: next })}
                options={days.map((one) => ({ value: one, label: say(weekdayWords(one)) }))}
              />
              <Time label={words.from} value={from} onChange={(next) => change(key, { from: next })} />
              <Time label={words.to} value={to} onChange={(next) => change(key, { to: next })} />
              <Button type="text" onClick={() => onChange(value.filter((frame) => frame.key !== key))}>
                {say(words.dropFrame)}
              </Button>
            </div>
          ))}
          <span>
            <Button
              size="small"
              onClick={() => onChange([...value, { key: newId(), day: nextDay, from: '09:00', to: '11:30' }])}
            >
              {say(words.addFrame)}
            </Button>
          </span>
        </div>
      )}
    </Field>
  );
}

interface TimeProps {
  readonly label: Words;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Time({ label, value, onChange }: TimeProps) {
  const { say } = useLanguage();
  return (
    <input
      type="time"
      className="plain-field"
      aria-label={say(label)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
