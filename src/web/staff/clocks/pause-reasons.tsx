import { App, Button, Checkbox, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/clocks/contract.ts';
import { measures } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { labelled } from '../frame/stacked.ts';
import { amountWords } from './reading.ts';
import type { Settings } from './shapes.ts';
import { settingWords as words } from './words-settings.ts';

type Reason = Settings['reasons'][number];

const fresh: Reason = {
  code: '',
  zh: '',
  en: '',
  residentZh: '',
  residentEn: '',
  measure: 'natural-days',
  amount: 30,
  mostTimes: 1,
  endsOnWord: false,
  active: true,
};

/** For what a clock may stand still, for how long and how often, and what the reporter reads then. */
export function PauseReasons({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Reason | null>(null);
  return (
    <div className="clock-part">
      <Table
        className="stacked"
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={settings.reasons}
        columns={[
          { title: say(words.name), className: 'stacked-title', render: (_, reason: Reason) => say(reason) },
          ...labelled<Reason>([
            {
              title: say(words.residentWords),
              render: (_, { residentZh, residentEn }: Reason) => say({ zh: residentZh, en: residentEn }),
            },
            {
              title: say(words.longest),
              className: 'figures',
              render: (_, { amount, measure }: Reason) => say(amountWords(amount, measure)),
            },
            { title: say(words.times), dataIndex: 'mostTimes', className: 'figures', width: 100 },
          ]),
          {
            width: 90,
            render: (_, reason: Reason) =>
              settings.canChange && (
                <Button size="small" onClick={() => setOpen(reason)}>
                  {say(words.edit)}
                </Button>
              ),
          },
        ]}
      />
      {settings.canChange && open === null && <Button onClick={() => setOpen(fresh)}>{say(words.add)}</Button>}
      {open && <ReasonForm key={open.code} reason={open} onFold={() => setOpen(null)} />}
    </div>
  );
}

function ReasonForm({ reason, onFold }: { readonly reason: Reason; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields(reason);
  const knock = useKnock(doors.saveReason, {
    refreshes: ['clock.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  const text = (
    name: 'zh' | 'en' | 'residentZh' | 'residentEn',
    label: typeof words.name | typeof words.nameEn,
    max: number,
  ) => <TextField path={name} label={label} max={max} value={fields[name]} onChange={set(name)} />;
  return (
    <RegisterForm
      title={words.reasons}
      label={words.save}
      paths={['code', 'zh', 'en', 'residentZh', 'residentEn', 'amount', 'mostTimes']}
      knock={knock}
      onSend={() => knock.mutate(fields)}
      onFold={onFold}
    >
      {reason.code === '' && (
        <TextField path="code" label={words.code} max={40} value={fields.code} onChange={set('code')} />
      )}
      {text('zh', words.name, 40)}
      {text('en', words.nameEn, 80)}
      <TextField
        path="residentZh"
        label={words.residentZh}
        max={60}
        value={fields.residentZh}
        onChange={set('residentZh')}
      />
      <TextField
        path="residentEn"
        label={words.residentEn}
        max={120}
        value={fields.residentEn}
        onChange={set('residentEn')}
      />
      <Field path="amount" label={words.longest}>
        {({ id }) => (
          <div className="step-buttons">
            <InputNumber
              id={id}
              min={1}
              max={365}
              precision={0}
              value={fields.amount}
              onChange={(n) => set('amount')(n ?? 1)}
            />
            <Select
              aria-label={say(words.measure)}
              value={fields.measure}
              onChange={set('measure')}
              options={(['natural-days', 'working-days'] as const).map((value) => ({
                value,
                label: say(measures[value]),
              }))}
            />
          </div>
        )}
      </Field>
      <Field path="mostTimes" label={words.times}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={1}
            max={20}
            precision={0}
            value={fields.mostTimes}
            onChange={(n) => set('mostTimes')(n ?? 1)}
          />
        )}
      </Field>
      <Checkbox checked={fields.endsOnWord} onChange={({ target }) => set('endsOnWord')(target.checked)}>
        {say(words.endsOnWord)}
      </Checkbox>
      <Checkbox checked={fields.active} onChange={({ target }) => set('active')(target.checked)}>
        {say(words.active)}
      </Checkbox>
    </RegisterForm>
  );
}
