import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { type SittingKind, sittingKinds } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { ChoiceField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import { ProblemLine, Waiting } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { fromField, type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

interface Chosen {
  readonly startsAt: string;
  readonly roomId: string | null;
  readonly label: string;
}

const lengths = [30, 60, 90, 120, 180] as const;
const withRoom: ReadonlySet<SittingKind> = new Set<SittingKind>(['joint', 'separate', 'shuttle']);

/** 找时间并发出: what is free for all, with why; or a time typed by hand. One to three go out. */
export function OfferTimesForm({ sittings, onFold }: SittingsProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ kind: 'joint' as SittingKind, side: 'all', minutes: '90', place: '', link: '' });
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const knock = useSittingAct(doors.offerTimes, words.offered, onFold);
  const { kind, side, minutes, place, link } = fields;
  const sides = side === 'all' ? undefined : [Number(side)];
  const isUnplaced = withRoom.has(kind) && chosen.some(({ roomId }) => roomId === null) && place.trim() === '';
  return (
    <RegisterForm
      title={words.find}
      label={words.offer}
      paths={['kind', 'sides', 'minutes', 'slots', 'place', 'link']}
      gaps={{
        slots: chosen.length === 0 || chosen.length > 3 ? words.chooseTimes : undefined,
        place: isUnplaced ? words.needsPlace : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: sittings.id,
          kind,
          minutes: Number(minutes),
          place,
          link,
          ...(sides && { sides }),
          slots: chosen.map(({ startsAt, roomId }) => ({ startsAt, ...(roomId !== null && { roomId }) })),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={kind}
        onChange={set('kind')}
        options={keysOf(sittingKinds).map((value) => ({ value, label: say(sittingKinds[value]) }))}
      />
      <ChoiceField
        path="sides"
        label={words.sides}
        value={side}
        onChange={set('side')}
        options={[
          { value: 'all', label: say(words.allSides) },
          ...sittings.sides.map((one) => ({ value: String(one.side), label: say(mediationWords.side(one.side)) })),
        ]}
      />
      <ChoiceField
        path="minutes"
        label={words.minutes}
        value={minutes}
        onChange={set('minutes')}
        options={lengths.map((value) => ({ value: String(value), label: String(value) }))}
      />
      <Found
        asked={{ id: sittings.id, kind, minutes: Number(minutes), ...(sides && { sides: sides.join(',') }) }}
        chosen={chosen}
        onChoose={setChosen}
      />
      <TextField
        path="place"
        label={words.place}
        hint={words.placeHint}
        max={200}
        value={place}
        onChange={set('place')}
      />
      {kind === 'video-link' && (
        <TextField path="link" label={words.link} max={300} value={link} onChange={set('link')} />
      )}
    </RegisterForm>
  );
}

interface FoundProps {
  readonly asked: {
    readonly id: string;
    readonly kind: SittingKind;
    readonly minutes: number;
    readonly sides?: string;
  };
  readonly chosen: readonly Chosen[];
  readonly onChoose: (chosen: readonly Chosen[]) => void;
}

function Found({ asked, chosen, onChoose }: FoundProps) {
  const { say } = useLanguage();
  const found = useDoor(doors.times, asked, { keep: true });
  const [typed, setTyped] = useState('');
  const toggle = (one: Chosen, isOn: boolean) =>
    onChoose(isOn ? [...chosen, one] : chosen.filter(({ startsAt }) => startsAt !== one.startsAt));
  const slots = (found.data?.slots ?? []).map((slot) => ({
    startsAt: slot.startsAt,
    roomId: slot.roomId,
    label: [
      say(formatDayTime(slot.startsAt)),
      slot.roomName,
      slot.stepFree && say(words.stepFree),
      ...slot.reasons.map((reason) => say(words.reasons[reason])),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  const own = chosen.filter(({ startsAt }) => !slots.some((slot) => slot.startsAt === startsAt));
  return (
    <Field path="slots" label={words.chooseTimes} wide>
      {({ id }) => (
        <fieldset id={id} className="sitting-slots" aria-label={say(words.chooseTimes)}>
          {found.isPending && <Waiting rows={2} />}
          {found.data && slots.length === 0 && <p className="quiet">{say(words.foundNone)}</p>}
          {[...slots, ...own].map((slot) => (
            <Checkbox
              key={slot.startsAt}
              checked={chosen.some(({ startsAt }) => startsAt === slot.startsAt)}
              onChange={({ target }) => toggle(slot, target.checked)}
            >
              {slot.label}
            </Checkbox>
          ))}
          <div className="sitting-own-time">
            <input
              type="datetime-local"
              className="plain-field"
              aria-label={say(words.ownTime)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button
              size="small"
              disabled={typed === ''}
              onClick={() => {
                const startsAt = fromField(typed);
                toggle({ startsAt, roomId: slots[0]?.roomId ?? null, label: say(formatDayTime(startsAt)) }, true);
                setTyped('');
              }}
            >
              {say(words.addTime)}
            </Button>
          </div>
          <ProblemLine problem={found.error} />
        </fieldset>
      )}
    </Field>
  );
}
