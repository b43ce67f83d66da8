import { Checkbox } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import {
  type Again,
  againWords,
  type Performed,
  performedWords,
  type Satisfaction,
  satisfactions,
} from '../../../../modules/fulfilment/words.ts';
import { type RevisitWay, revisitWays } from '../../../../modules/matters/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField, TicksField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import type { PartProps } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

/** 回访记录: performance, satisfaction, a new quarrel, whether the mediation went wrong, hidden risks. */
export function VisitForm({
  mediation,
  taskId,
  onFold,
}: PartProps & { readonly taskId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const people = mediation.parties.filter(({ left, role }) => !left && role !== 'interpreter' && role !== 'support');
  const [partyIds, setPartyIds] = useState<readonly string[]>(people.map(({ id }) => id));
  const [fields, set] = useFields({
    way: 'phone' as RevisitWay,
    performed: 'unknown' as Performed,
    satisfaction: 'unsaid' as Satisfaction,
    again: 'unknown' as Again,
    mistaken: false,
    note: '',
    risk: '',
  });
  const knock = useFulfilmentAct(doors.visit, onFold);
  const isReached = partyIds.length > 0;
  return (
    <RegisterForm
      title={words.recordVisit}
      label={words.recordVisit}
      danger={isReached && fields.again === 'yes'}
      paths={['way', 'partyIds', 'performed', 'satisfaction', 'again', 'note', 'risk']}
      gaps={{ note: fields.note.trim().length < 2 ? words.needNote : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, taskId, partyIds: [...partyIds], ...fields })}
      onFold={onFold}
    >
      <TicksField
        label={words.reached}
        value={partyIds}
        onChange={setPartyIds}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="field-grid">
        <ChoiceField
          path="way"
          label={words.visitWay}
          value={fields.way}
          onChange={set('way')}
          options={keysOf(revisitWays).map((value) => ({ value, label: say(revisitWays[value]) }))}
        />
        {isReached && (
          <>
            <ChoiceField
              path="performed"
              label={words.performed}
              value={fields.performed}
              onChange={set('performed')}
              options={keysOf(performedWords).map((value) => ({ value, label: say(performedWords[value]) }))}
            />
            <ChoiceField
              path="satisfaction"
              label={words.satisfaction}
              value={fields.satisfaction}
              onChange={set('satisfaction')}
              options={keysOf(satisfactions).map((value) => ({ value, label: say(satisfactions[value]) }))}
            />
            <ChoiceField
              path="again"
              label={words.again}
              hint={words.againHint}
              value={fields.again}
              onChange={set('again')}
              options={keysOf(againWords).map((value) => ({ value, label: say(againWords[value]) }))}
            />
          </>
        )}
      </div>
      <TextField
        wide
        path="note"
        label={words.visitNote}
        max={2000}
        rows={3}
        value={fields.note}
        onChange={set('note')}
      />
      {isReached && (
        <>
          <TextField
            wide
            path="risk"
            label={words.risk}
            max={500}
            rows={2}
            value={fields.risk}
            onChange={set('risk')}
          />
          <Checkbox checked={fields.mistaken} onChange={({ target }) => set('mistaken')(target.checked)}>
            {say(words.mistaken)}
          </Checkbox>
        </>
      )}
    </RegisterForm>
  );
}
