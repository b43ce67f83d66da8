import { App, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { type Question, questions, type Said, said, surveyWays } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { frameWords } from '../frame/words.ts';
import { feedbackWords as words } from './words.ts';

/** What somebody said on the phone or wrote on paper; what was not asked stays empty. */
export function TypeInForm({ surveyId, onFold }: { readonly surveyId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [way, setWay] = useState<'phone' | 'paper'>('phone');
  const [given, setGiven] = useState<Partial<Record<Question, Said>>>({});
  const [refused, setRefused] = useState(false);
  const [comment, setComment] = useState('');
  const [files, setFiles] = useState({ ids: [] as readonly string[], isSending: false });
  const knock = useKnock(doors.typeIn, {
    refreshes: ['feedback.'],
    onDone: () => {
      void message.success(say(words.typedIn));
      onFold();
    },
  });
  const isEmpty = !refused && Object.keys(given).length === 0;
  return (
    <RegisterForm
      title={words.typeIn}
      label={words.typeIn}
      paths={['way', 'comment', 'fileIds', 'result']}
      gaps={{
        result: isEmpty ? words.answerOne : undefined,
        fileIds: files.isSending ? frameWords.stillUploading : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: surveyId, way, refused, comment, fileIds: [...files.ids], ...(refused ? {} : given) })
      }
      onFold={onFold}
    >
      <Field path="way" label={words.way}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={way}
            onChange={({ target }) => setWay(target.value)}
            options={(['phone', 'paper'] as const).map((value) => ({ value, label: say(surveyWays[value]) }))}
          />
        )}
      </Field>
      <Checkbox checked={refused} onChange={({ target }) => setRefused(target.checked)}>
        {say(words.refusedToSay)}
      </Checkbox>
      {!refused &&
        keysOf(questions).map((question) => (
          <Field key={question} path={question} label={questions[question]}>
            {({ id }) => (
              <Radio.Group
                id={id}
                aria-label={say(questions[question])}
                value={given[question] ?? null}
                onChange={({ target }) => setGiven({ ...given, [question]: target.value })}
                options={keysOf(said).map((value) => ({ value, label: say(said[value]) }))}
              />
            )}
          </Field>
        ))}
      {!refused && (
        <TextField
          wide
          path="comment"
          label={words.comment}
          hint={words.hiddenNote}
          max={1000}
          rows={2}
          value={comment}
          onChange={setComment}
        />
      )}
      {way === 'paper' && (
        <FilePicker label={words.paper} max={3} onChange={(ids, isSending) => setFiles({ ids, isSending })} />
      )}
    </RegisterForm>
  );
}
