import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { measures } from '../../../modules/clocks/words.ts';
import { type StageKind, stageKinds } from '../../../modules/procedures/words.ts';
import type { Content, Stage } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { newStage } from './skeleton.ts';
import { editorWords as words } from './words.ts';

interface TableProps {
  readonly content: Content;
  readonly onChange: (content: Content) => void;
}

/** The stages as a table that is written into; on a phone each row is a card. */
export function StageTable({ content, onChange }: TableProps) {
  const { say } = useLanguage();
  const { stages, actions } = content;
  const put = (code: string, change: Partial<Stage>) =>
    onChange({ ...content, stages: stages.map((stage) => (stage.code === code ? { ...stage, ...change } : stage)) });
  const remove = (code: string) =>
    onChange({
      ...content,
      stages: stages.filter((stage) => stage.code !== code),
      actions: actions.filter(({ from, to }) => from !== code && to !== code),
    });
  const up = (place: number) => {
    const moved = stages.toSpliced(place, 1);
    const stage = stages[place];
    if (stage) onChange({ ...content, stages: moved.toSpliced(place - 1, 0, stage) });
  };
  return (
    <>
      <table className="procedure-table">
        <caption>{say(words.stages)}</caption>
        <thead>
          <tr>
            {[words.start, words.stage, words.kind, words.limit, words.residentZh].map((label) => (
              <th key={label.zh} scope="col">
                {say(label)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, place) => (
            <StageRow
              key={stage.code}
              stage={stage}
              isStart={content.start === stage.code}
              onStart={() => onChange({ ...content, start: stage.code })}
              onPut={(change) => put(stage.code, change)}
              onUp={place === 0 ? undefined : () => up(place)}
              onRemove={() => remove(stage.code)}
            />
          ))}
        </tbody>
      </table>
      <Button
        onClick={() =>
          onChange({ ...content, stages: [...stages, newStage(stages, freeName(stages, say(words.newStage)))] })
        }
      >
        {say(words.addStage)}
      </Button>
    </>
  );
}

function freeName(stages: readonly Stage[], name: string): string {
  const isTaken = (one: string) => stages.some(({ zh }) => zh === one);
  let n = 1;
  while (isTaken(`${name} ${n}`)) n += 1;
  return `${name} ${n}`;
}

interface RowProps {
  readonly stage: Stage;
  readonly isStart: boolean;
  readonly onStart: () => void;
  readonly onPut: (change: Partial<Stage>) => void;
  readonly onUp: (() => void) | undefined;
  readonly onRemove: () => void;
}

function StageRow({ stage, isStart, onStart, onPut, onUp, onRemove }: RowProps) {
  const { say } = useLanguage();
  const { zh, en, kind, residentZh, residentEn } = stage;
  const named = (label: { zh: string; en: string }) => `${say(label)} ${zh}`;
  return (
    <tr>
      <td data-label={say(words.start)}>
        <Radio checked={isStart} onChange={onStart} aria-label={named(words.start)} />
      </td>
      <td data-label={say(words.stage)}>
        <Input
          aria-label={named(words.stage)}
          maxLength={80}
          value={zh}
          onChange={({ target }) => onPut({ zh: target.value })}
        />
        <Input
          aria-label={named(words.english)}
          placeholder={say(words.english)}
          maxLength={80}
          value={en}
          onChange={({ target }) => onPut({ en: target.value })}
        />
      </td>
      <td data-label={say(words.kind)}>
        <Select<StageKind>
          className="wide"
          aria-label={named(words.kind)}
          value={kind}
          onChange={(value) => onPut({ kind: value, ...(value !== 'open' && { limit: null }) })}
          options={Object.entries(stageKinds).map(([value, name]) => ({ value: value as StageKind, label: say(name) }))}
        />
      </td>
      <td data-label={say(words.limit)}>
        {kind === 'open' ? <LimitFields name={zh} limit={stage.limit} onChange={(limit) => onPut({ limit })} /> : '—'}
      </td>
      <td data-label={say(words.residentZh)}>
        <Input
          aria-label={named(words.residentZh)}
          maxLength={120}
          value={residentZh}
          onChange={({ target }) => onPut({ residentZh: target.value })}
        />
        {residentZh !== '' && (
          <Input
            aria-label={named(words.residentEn)}
            placeholder={say(words.residentEn)}
            maxLength={200}
            value={residentEn}
            onChange={({ target }) => onPut({ residentEn: target.value })}
          />
        )}
      </td>
      <td className="procedure-tools">
        <Button
          type="text"
          disabled={onUp === undefined}
          icon={<ArrowUpOutlined aria-hidden="true" />}
          aria-label={named(words.up)}
          onClick={onUp}
        />
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={named(words.removeStage)}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}

type Measure = NonNullable<Stage['limit']>['measure'];

interface LimitProps {
  readonly name: string;
  readonly limit: Stage['limit'];
  readonly onChange: (limit: Stage['limit']) => void;
}

function LimitFields({ name, limit, onChange }: LimitProps) {
  const { say } = useLanguage();
  const measure = limit?.measure ?? 'working-days';
  return (
    <div className="procedure-limit">
      <InputNumber<number>
        min={1}
        max={100_000}
        precision={0}
        aria-label={`${say(words.limit)} ${name}`}
        value={limit?.amount ?? null}
        onChange={(amount) => onChange(amount === null ? null : { measure, amount })}
      />
      <Select<Measure>
        aria-label={`${say(words.measure)} ${name}`}
        value={measure}
        disabled={limit === null}
        onChange={(value) => limit && onChange({ ...limit, measure: value })}
        options={Object.entries(measures).map(([value, label]) => ({ value: value as Measure, label: say(label) }))}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
