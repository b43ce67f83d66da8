import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { duties } from '../../../kit/duties.ts';
import { type Evidence, evidenceWords } from '../../../modules/categories/words.ts';
import { leadWords, type SeeingDuty, seeingDuties } from '../../../modules/procedures/words.ts';
import { type Action, type Content, keyOf } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { newAction } from './skeleton.ts';
import { editorWords as words } from './words.ts';

interface TableProps {
  readonly content: Content;
  readonly onChange: (content: Content) => void;
}

/** The actions as a table that is written into, in the order of the stages that they begin at. */
export function ActionTable({ content, onChange }: TableProps) {
  const { say } = useLanguage();
  const { stages, actions } = content;
  const put = (place: number, action: Action) => onChange({ ...content, actions: actions.with(place, action) });
  const add = () => {
    const from = stages.find(({ kind }) => kind === 'open')?.code ?? content.start;
    const to = stages.find(({ code }) => code !== from)?.code ?? from;
    const made = newAction(actions, { from, to, zh: `${say(words.newAction)} ${actions.length + 1}` });
    onChange({ ...content, actions: [...actions, made] });
  };
  return (
    <>
      <table className="procedure-table">
        <caption>{say(words.actions)}</caption>
        <thead>
          <tr>
            {[words.from, words.action, words.to, words.who, words.needs].map((label) => (
              <th key={label.zh} scope="col">
                {say(label)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {actions.map((action, place) => (
            <ActionRow
              key={keyOf(action)}
              action={action}
              content={content}
              onPut={(change) => put(place, { ...action, ...change })}
              onRemove={() => onChange({ ...content, actions: actions.toSpliced(place, 1) })}
            />
          ))}
        </tbody>
      </table>
      <Button onClick={add}>{say(words.addAction)}</Button>
    </>
  );
}

interface RowProps {
  readonly action: Action;
  readonly content: Content;
  readonly onPut: (change: Partial<Action>) => void;
  readonly onRemove: () => void;
}

type Holder = SeeingDuty | 'lead';
type Need = Evidence | 'note' | 'file';

const isSeeing = (duty: string): duty is SeeingDuty => (seeingDuties as readonly string[]).includes(duty);

function ActionRow({ action, content, onPut, onRemove }: RowProps) {
  const { say } = useLanguage();
  const named = (label: { zh: string; en: string }) => `${say(label)} ${action.zh}`;
  const places = content.stages.map(({ code, zh, en, kind }) => ({
    value: code,
    label: say({ zh, en: en || zh }),
    kind,
  }));
  return (
    <tr>
      <td data-label={say(words.from)}>
        <Select
          className="wide"
          aria-label={named(words.from)}
          value={action.from}
          onChange={(from) => onPut({ from })}
          options={places.filter(({ kind }) => kind === 'open')}
          popupMatchSelectWidth={false}
        />
      </td>
      <td data-label={say(words.action)}>
        <Input
          aria-label={named(words.action)}
          maxLength={80}
          value={action.zh}
          onChange={({ target }) => onPut({ zh: target.value })}
        />
        <Input
          aria-label={named(words.english)}
          placeholder={say(words.english)}
          maxLength={80}
          value={action.en}
          onChange={({ target }) => onPut({ en: target.value })}
        />
      </td>
      <td data-label={say(words.to)}>
        <Select
          className="wide"
          aria-label={named(words.to)}
          value={action.to}
          onChange={(to) => onPut({ to })}
          options={places}
          popupMatchSelectWidth={false}
        />
      </td>
      <td data-label={say(words.who)}>
        <HolderSelect action={action} label={named(words.who)} onPut={onPut} />
      </td>
      <td data-label={say(words.needs)}>
        <NeedSelect action={action} label={named(words.needs)} onPut={onPut} />
      </td>
      <td className="procedure-tools">
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={named(words.removeAction)}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}

interface SelectProps {
  readonly action: Action;
  readonly label: string;
  readonly onPut: (change: Partial<Action>) => void;
}

function HolderSelect({ action, label, onPut }: SelectProps) {
  const { say } = useLanguage();
  const value: Holder[] = [...action.duties.filter(isSeeing), ...(action.lead ? (['lead'] as const) : [])];
  return (
    <Select<Holder[]>
      mode="multiple"
      className="wide"
      aria-label={label}
      value={value}
      onChange={(chosen) =>
        onPut({ duties: seeingDuties.filter((duty) => chosen.includes(duty)), lead: chosen.includes('lead') })
      }
      options={[
        { value: 'lead' as const, label: say(leadWords) },
        ...seeingDuties.map((duty) => ({ value: duty, label: say(duties[duty]) })),
      ]}
      popupMatchSelectWidth={false}
    />
  );
}

// What closing counts comes with closing only.
const choosable = ['photo-after', 'visit-note', 'receipt'] as const satisfies readonly Evidence[];

function NeedSelect({ action, label, onPut }: SelectProps) {
  const { say } = useLanguage();
  const value: Need[] = [
    ...(action.needsNote ? (['note'] as const) : []),
    ...(action.needsFile ? (['file'] as const) : []),
    ...action.needs,
  ];
  return (
    <Select<Need[]>
      mode="multiple"
      className="wide"
      aria-label={label}
      value={value}
      onChange={(chosen) =>
        onPut({
          needsNote: chosen.includes('note'),
          needsFile: chosen.includes('file'),
          needs: choosable.filter((needed) => chosen.includes(needed)),
        })
      }
      options={[
        { value: 'note' as const, label: say(words.needNote) },
        { value: 'file' as const, label: say(words.needFile) },
        ...choosable.map((needed) => ({ value: needed, label: say(evidenceWords[needed]) })),
      ]}
      popupMatchSelectWidth={false}
    />
  );
}
