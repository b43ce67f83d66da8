import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { similarDoors } from '../../../modules/topics/contract-similar.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { useSettled } from '../frame/settled.ts';
import { Waiting } from '../frame/states.tsx';
import { StateTag } from '../matters/state-tag.tsx';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from '../matters/step-simple-forms.tsx';
import { useStep } from '../matters/use-step.ts';
import type { Similar } from '../topics/shapes.ts';
import { whyOf } from '../topics/similar-why.ts';
import { togetherWords as words } from './words.ts';

const answeredStates: readonly string[] = ['answered', 'closed', 'revisited'];

interface Choice {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: Parameters<typeof StateTag>[0]['state'];
  readonly why: string;
}

function choiceOf(row: Similar, say: (words: Words) => string): Choice {
  return { id: row.id, number: row.number, title: row.title, state: row.state, why: whyOf(row, say) };
}

/** What may be the same is listed with the reason why it is; a person chooses, nothing is merged by itself. */
export function MergeForm({ matter, first, onFold }: StepFormProps & { readonly first: Similar | null }) {
  const { say } = useLanguage();
  const [into, setInto] = useState<Choice | null>(() => first && choiceOf(first, say));
  const [passes, setPasses] = useState(false);
  const [reason, setReason] = useDraft(`${matter.id} merge`);
  const { send, ...rest } = useStep(doors.merge, matter, words.merged, () => {
    setReason('');
    onFold();
  });
  return (
    <StepFrame
      label={words.mergeDo}
      about={words.mergeAbout}
      gap={into === null ? words.choose : tooShort(reason)}
      onFold={onFold}
      onSend={() =>
        into && send({ id: matter.id, version: rest.guard.seen, intoId: into.id, reason, passAnswer: passes })
      }
      {...rest}
    >
      <Choices id={matter.id} chosen={into} onChoose={setInto} />
      {into && answeredStates.includes(into.state) && (
        <Checkbox checked={passes} onChange={(event) => setPasses(event.target.checked)}>
          {say(words.passAnswer)}
        </Checkbox>
      )}
      <ReasonField id="merge-reason" label={words.reason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}

interface ChoicesProps {
  readonly id: string;
  readonly chosen: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

function Choices({ id, chosen, onChoose }: ChoicesProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const alike = useDoor(similarDoors.similar, { id });
  const found = useDoor(doors.suggest, { q }, { enabled: q.length > 1, keep: true });
  const near: Choice[] = (alike.data?.rows ?? []).map((row) => choiceOf(row, say));
  const searched: Choice[] = q.length > 1 ? (found.data?.rows ?? []).map((row) => ({ ...row, why: '' })) : [];
  const rows = [...near, ...searched.filter((row) => row.id !== id && !near.some((one) => one.id === row.id))];
  return (
    <>
      <fieldset className="field-line">
        <legend>{say(words.alike)}</legend>
        {alike.isPending && <Waiting rows={2} />}
        {alike.data && near.length === 0 && <p className="quiet small">{say(words.alikeNone)}</p>}
        <Radio.Group
          className="together-choices"
          value={chosen?.id ?? null}
          onChange={(event) => {
            const choice = rows.find((row) => row.id === event.target.value);
            if (choice) onChoose(choice);
          }}
        >
          {rows.map((row) => (
            <Radio key={row.id} value={row.id}>
              <span className="two-lines">{row.title}</span>
              <span className="quiet small">
                <span className="figures">{row.number}</span> <StateTag state={row.state} /> {row.why}
              </span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <FieldLine id="merge-search" label={words.search}>
        <Input id="merge-search" value={typed} onChange={(event) => setTyped(event.target.value)} allowClear />
      </FieldLine>
    </>
  );
}
