import { App, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { type ShareKind, shareKinds } from '../../../modules/matters/words-together.ts';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { shareWords as words } from './words.ts';

interface ShareFormProps {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onFold: () => void;
}

export function ShareForm({ units, onFold }: ShareFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [label, setLabel] = useState('');
  const [kind, setKind] = useState<ShareKind>('owners');
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [placeId, setPlaceId] = useState('');
  const [months, setMonths] = useState(12);
  const make = useKnock(doors.makeShare, {
    refreshes: ['share.'],
    onDone: () => {
      void message.success(say(words.made));
      onFold();
    },
  });
  return (
    <StepFrame
      label={words.make}
      gap={label.trim().length < 2 || unitId === '' ? words.short : null}
      guard={null}
      pending={make.isPending}
      problem={make.error}
      onFold={onFold}
      onSend={() => make.mutate({ label, kind, unitId, months, ...(placeId && { placeId }) })}
    >
      <div className="share-fields">
        <FieldLine id="share-label" label={words.label}>
          <Input id="share-label" maxLength={60} value={label} onChange={(event) => setLabel(event.target.value)} />
        </FieldLine>
        <FieldLine id="share-unit" label={words.unit}>
          <Select
            id="share-unit"
            className="wide"
            value={unitId}
            onChange={setUnitId}
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldLine>
        <FieldLine id="share-place" label={words.place}>
          <PlaceChoice value={placeId} onChange={setPlaceId} />
        </FieldLine>
        <FieldLine id="share-months" label={words.months}>
          <InputNumber id="share-months" min={1} max={24} value={months} onChange={(value) => setMonths(value ?? 12)} />
        </FieldLine>
      </div>
      <fieldset className="field-line">
        <legend>{say(words.kind)}</legend>
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={keysOf(shareKinds).map((value) => ({ value, label: say(shareKinds[value]) }))}
        />
      </fieldset>
    </StepFrame>
  );
}

function PlaceChoice({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const places = useDoor(placeDoors.places, { limit: 20, ...(q && { q }) }, { keep: true });
  return (
    <Select
      id="share-place"
      className="wide"
      allowClear
      value={value || null}
      onChange={(id: string | null) => onChange(id ?? '')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={places.isFetching}
      options={(places.data?.rows ?? []).map(({ id, name, code }) => ({ value: id, label: `${name}（${code}）` }))}
    />
  );
}
