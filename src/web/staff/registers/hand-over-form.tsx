import { App } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField } from '../matters/step-simple-forms.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { registerWords as words } from './words.ts';

/** Gives a grid to another team from a day on; the history keeps who had it. */
export function HandOverForm({ gridId, onFold }: { readonly gridId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [unitId, setUnitId] = useState('');
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const handOver = useKnock(doors.handOver, {
    refreshes: ['grid.'],
    onDone: () => {
      void message.success(say(words.handedOver));
      onFold();
    },
  });
  return (
    <div className="narrow-form">
      <StepFrame
        label={words.handOver}
        gap={unitId === '' || on === '' ? words.handOverMissing : null}
        guard={null}
        pending={handOver.isPending}
        problem={handOver.error}
        onFold={onFold}
        onSend={() => handOver.mutate({ id: gridId, unitId, on, note: note.trim() || null })}
      >
        <FieldLine id="hand-over-unit" label={words.handOverTo}>
          <UnitSelect id="hand-over-unit" label={say(words.handOverTo)} value={unitId} onChange={setUnitId} />
        </FieldLine>
        <FieldLine id="hand-over-on" label={words.handOverOn}>
          <input
            id="hand-over-on"
            type="date"
            className="plain-field"
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </FieldLine>
        <ReasonField id="hand-over-note" label={words.handOverNote} value={note} onChange={setNote} />
      </StepFrame>
    </div>
  );
}
