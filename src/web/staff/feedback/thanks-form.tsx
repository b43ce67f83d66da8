import { App, Radio } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { type ThanksKind, thanksKinds } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { useMe } from '../frame/me.ts';
import { frameWords } from '../frame/words.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { feedbackWords as words } from './words.ts';

/** Thanks for a unit; from the page of a matter they hang on it. */
export function ThanksForm({ matterId, onFold }: { readonly matterId?: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const [fields, set] = useFields({
    unitId: me.holdings[0]?.unitId ?? '',
    on: dayOf(new Date()),
    words: '',
  });
  const [kind, setKind] = useState<ThanksKind>('banner');
  const [files, setFiles] = useState({ ids: [] as readonly string[], isSending: false });
  const knock = useKnock(doors.recordThanks, {
    refreshes: ['thanks.'],
    onDone: () => {
      void message.success(say(words.recorded));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.record}
      label={words.record}
      paths={['unitId', 'kind', 'on', 'words', 'fileIds']}
      gaps={{
        unitId: fields.unitId === '' ? words.chooseOne : undefined,
        words: fields.words.trim().length < 2 ? words.tooShort : undefined,
        fileIds: files.isSending ? frameWords.stillUploading : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({ ...fields, kind, fileIds: [...files.ids], ...(matterId !== undefined && { matterId }) })
      }
      onFold={onFold}
    >
      <Field path="kind" label={words.kind}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={kind}
            onChange={({ target }) => setKind(target.value)}
            options={keysOf(thanksKinds).map((value) => ({ value, label: say(thanksKinds[value]) }))}
          />
        )}
      </Field>
      <div className="field-grid">
        <Field path="unitId" label={words.unit}>
          {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
        </Field>
        <DayField path="on" label={words.on} value={fields.on} onChange={set('on')} />
        <TextField
          wide
          path="words"
          label={words.text}
          max={2000}
          rows={2}
          value={fields.words}
          onChange={set('words')}
        />
      </div>
      <FilePicker label={words.photo} max={3} onChange={(ids, isSending) => setFiles({ ids, isSending })} />
    </RegisterForm>
  );
}
