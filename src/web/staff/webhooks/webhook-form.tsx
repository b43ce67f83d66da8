import { Input, Select } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { RegisterForm, useField, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { useUnits } from '../matters/unit-select.tsx';
import { kindWords, offeredKinds } from './kinds.ts';
import { gapWords, webhookWords as words } from './words.ts';
import '../registers/registers.css';

export type Webhook = AnswerOf<typeof platformDoors.webhooks>['rows'][number];

interface WebhookFormProps {
  /** What is changed; nothing yet when one is made. */
  readonly webhook?: Webhook;
  readonly onFold: () => void;
  readonly onMade?: (secret: string) => void;
}

const paths = ['name', 'url', 'kinds', 'unitIds'];

/** Who hears of what. */
export function WebhookForm({ webhook, onFold, onMade }: WebhookFormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    kinds: webhook?.kinds ?? [],
    unitIds: webhook?.unitIds ?? [],
  });
  const make = useKnock(platformDoors.makeWebhook, {
    refreshes: ['webhook.'],
    onDone: ({ secret }) => onMade?.(secret),
  });
  const change = useKnock(platformDoors.changeWebhook, { refreshes: ['webhook.'], onDone: onFold });
  const { units } = useUnits();
  const input = { ...fields, unitIds: fields.unitIds.length > 0 ? fields.unitIds : null };
  return (
    <RegisterForm
      title={
        webhook ? { zh: `${words.change.zh}：${webhook.name}`, en: `${words.change.en}: ${webhook.name}` } : words.make
      }
      label={webhook ? words.save : words.make}
      paths={paths}
      gaps={{
        name: fields.name.trim().length < 2 ? gapWords.name : undefined,
        url: URL.canParse(fields.url.trim()) ? undefined : gapWords.url,
        kinds: fields.kinds.length === 0 ? gapWords.kinds : undefined,
      }}
      knock={webhook ? change : make}
      onSend={() => (webhook ? change.mutate({ id: webhook.id, ...input }) : make.mutate(input))}
      onFold={onFold}
    >
      <Line path="name" label={words.name} value={fields.name} hint={words.nameHint} most={60} onChange={set('name')} />
      <Line
        path="url"
        label={words.url}
        value={fields.url}
        hint={{ zh: 'https://…', en: 'https://…' }}
        most={500}
        onChange={set('url')}
      />
      <Choices
        path="kinds"
        label={words.kinds}
        hint={words.kindsHint}
        mode="tags"
        value={fields.kinds}
        onChange={set('kinds')}
        options={offeredKinds.map((kind) => ({
          value: kind,
          label: `${say(kindWords(kind))} ${kind.endsWith('*') ? '' : kind}`,
        }))}
      />
      <Choices
        path="unitIds"
        label={words.units}
        hint={words.wholeCounty}
        mode="multiple"
        value={fields.unitIds}
        onChange={set('unitIds')}
        options={units.map(({ id, label, named }) => ({ value: id, label, named }))}
      />
    </RegisterForm>
  );
}

interface LineProps {
  readonly path: string;
  readonly label: Words;
  readonly hint: Words;
  readonly value: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
}

function Line({ path, label, hint, value, most, onChange }: LineProps) {
  const { say } = useLanguage();
  const { id, problem } = useField(path);
  return (
    <div className="field-line">
      <label htmlFor={id}>{say(label)}</label>
      <Input
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        {...(problem && { status: 'error' })}
        placeholder={say(hint)}
        maxLength={most}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Problem id={id} problem={problem} />
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly named?: string;
}

interface ChoicesProps {
  readonly path: string;
  readonly label: Words;
  readonly hint: Words;
  readonly mode: 'tags' | 'multiple';
  readonly value: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly options: readonly Choice[];
}

function Choices({ path, label, hint, mode, value, onChange, options }: ChoicesProps) {
  const { say } = useLanguage();
  const { id, problem } = useField(path);
  return (
    <div className="field-line">
      <label htmlFor={id}>{say(label)}</label>
      <Select
        id={id}
        mode={mode}
        aria-invalid={problem !== undefined}
        {...(problem && { status: 'error' })}
        placeholder={say(hint)}
        value={[...value]}
        onChange={onChange}
        options={[...options]}
        showSearch={{
          filterOption: (typed, candidate) => isNamedBy(`${candidate?.named ?? ''} ${candidate?.label ?? ''}`, typed),
        }}
      />
      <Problem id={id} problem={problem} />
    </div>
  );
}

function Problem({ id, problem }: { readonly id: string; readonly problem: Words | undefined }) {
  const { say } = useLanguage();
  if (!problem) return null;
  return (
    <span id={`${id}-problem`} className="field-problem">
      {say(problem)}
    </span>
  );
}
