import { App } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { type CourtAnswer, courtAnswers, submitWays } from '../../../../modules/confirmation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useKnock } from '../../frame/doors.ts';
import { FilePicker } from '../../frame/file-picker.tsx';
import { type FormProps, today, useConfirmAct } from './shapes.ts';
import { confirmWords as words } from './words.ts';

const byHand = keysOf(submitWays).filter((way) => way !== 'link');

/** 递交: what it does is said before; it cannot be taken back here. */
export function SubmitForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ on: today(), how: 'window' as (typeof byHand)[number] });
  const knock = useConfirmAct(doors.submit, onFold);
  return (
    <RegisterForm
      title={words.submit}
      label={words.submit}
      paths={['on', 'how']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, version: one.version, ...fields })}
      onFold={onFold}
    >
      <p className="field-wide quiet">{say(words.submitHint)}</p>
      <DayField path="on" label={words.submittedOn} value={fields.on} onChange={set('on')} />
      <ChoiceField
        path="how"
        label={words.how}
        value={fields.how}
        onChange={set('how')}
        options={byHand.map((value) => ({ value, label: say(submitWays[value]) }))}
      />
    </RegisterForm>
  );
}

/** 链接递交: the address is shown only where the court has no phone. */
export function SendForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message, modal } = App.useApp();
  const knock = useKnock(doors.send, {
    refreshes: ['confirmation.', 'dossier.', 'mediation.'],
    onDone: ({ sentTo, url }) => {
      if (sentTo !== null) void message.success(say(words.sentTo(sentTo)));
      else void modal.info({ title: say(words.noPhone), content: <span className="mediation-text">{url}</span> });
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.send}
      label={words.send}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, version: one.version })}
      onFold={onFold}
    >
      <p className="field-wide quiet">
        {one.court?.name} · {say(words.sendHint)} {say(words.submitHint)}
      </p>
    </RegisterForm>
  );
}

export function AnswerForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    answer: (one.answers[0] ?? 'accepted') as CourtAnswer,
    on: today(),
    caseNumber: one.caseNumber,
    reason: '',
  });
  const [file, setFile] = useState({ id: '', isSending: false });
  const knock = useConfirmAct(doors.answer, onFold);
  const isNo = fields.answer === 'declined' || fields.answer === 'unconfirmed';
  return (
    <RegisterForm
      title={words.answer}
      label={words.answer}
      paths={['answer', 'on', 'caseNumber', 'reason', 'fileId']}
      gaps={{
        reason: isNo && fields.reason.trim().length < 2 ? words.needed : undefined,
        fileId: file.isSending ? words.sending : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: mediationId, version: one.version, ...fields, ...(file.id !== '' && { fileId: file.id }) })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="answer"
        label={words.answered}
        value={fields.answer}
        onChange={set('answer')}
        options={one.answers.map((value) => ({ value, label: say(courtAnswers[value]) }))}
      />
      <DayField path="on" label={words.on} value={fields.on} onChange={set('on')} />
      <TextField
        path="caseNumber"
        label={words.caseNumber}
        max={60}
        value={fields.caseNumber}
        onChange={set('caseNumber')}
      />
      {isNo && (
        <TextField
          wide
          path="reason"
          label={words.reason}
          max={1000}
          rows={2}
          value={fields.reason}
          onChange={set('reason')}
        />
      )}
      <FilePicker label={words.decision} max={1} onChange={([id = ''], isSending) => setFile({ id, isSending })} />
    </RegisterForm>
  );
}
