import { MailOutlined } from '@ant-design/icons';
import { App, Button, Input, type InputRef, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ProposedStep } from '../../../modules/answers/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { TemplateLine } from '../answers/template-line.tsx';
import { useTemplate } from '../answers/use-template.ts';
import { ChangedNotice } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { ProblemLine } from '../frame/states.tsx';
import type { Matter, Writing } from './shapes.ts';
import { composerWords } from './step-words.ts';
import { afterStep } from './use-matter-list.ts';
import { useStep } from './use-step.ts';
import { pageWords } from './words.ts';

interface PublicPaperProps {
  readonly matter: Matter;
  readonly writing: 'news' | 'answer';
  readonly onWriting: (writing: Writing) => void;
}

interface PaperProps extends PublicPaperProps {
  readonly onProposed: (step: ProposedStep | null) => void;
}

/** White paper with an envelope: written, then looked at as the reporter will see it, then sent. */
export function PublicPaper({ matter, writing, onWriting, onProposed }: PaperProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useDraft(`${matter.id} public`);
  const [fileIds, setFileIds] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const [isPreview, setPreview] = useState(false);
  const field = useRef<InputRef & HTMLTextAreaElement>(null);
  const template = useTemplate(text, setText, field);
  useEffect(() => field.current?.focus(), []);
  const finish = () => {
    setText('');
    onProposed(template.nextStep);
    onWriting('nothing');
  };
  const answer = useStep(doors.answer, matter, matterFacts['matter.answered'].staff, finish);
  const tell = useKnock(doors.tell, {
    refreshes: afterStep,
    onDone: () => {
      void message.success(say(composerWords.told));
      finish();
    },
  });
  const send = () => {
    if (writing === 'answer') answer.send({ id: matter.id, version: answer.guard.seen, text, fileIds: [...fileIds] });
    else tell.mutate({ id: matter.id, text });
  };
  const isReady = text.trim().length >= 2 && !isSending && template.gaps.length === 0;
  return (
    <div className="paper paper-public">
      <p className="paper-head" id="public-about">
        <MailOutlined aria-hidden="true" /> <strong>{say(composerWords.publicTab)}</strong>{' '}
        {say(composerWords.publicAbout)}
      </p>
      <KindChoice matter={matter} writing={writing} onWriting={onWriting} />
      {isPreview && <ResidentPreview matter={matter} text={text} writing={writing} files={fileIds.length} />}
      {!isPreview && (
        <Input.TextArea
          ref={field}
          aria-label={say(composerWords.publicTab)}
          aria-describedby="public-about"
          placeholder={say(composerWords.publicPlaceholder)}
          autoSize={{ minRows: 4, maxRows: 18 }}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {!isPreview && <TemplateLine matterId={matter.id} paper={writing} template={template} />}
      <div hidden={isPreview || writing !== 'answer'}>
        <FilePicker
          label={composerWords.attach}
          onChange={(ids, sending) => {
            setFileIds(ids);
            setSending(sending);
          }}
        />
      </div>
      {writing === 'answer' && <ChangedNotice guard={answer.guard} />}
      <ProblemLine problem={writing === 'answer' ? answer.problem : tell.error} />
      <div className="paper-buttons">
        {!isPreview && (
          <Button disabled={!isReady} onClick={() => setPreview(true)}>
            {say(composerWords.preview)}
          </Button>
        )}
        {isPreview && (
          <>
            <Button
              type="primary"
              icon={<MailOutlined aria-hidden="true" />}
              autoFocus
              loading={answer.pending || tell.isPending}
              disabled={writing === 'answer' && answer.guard.changed}
              onClick={send}
            >
              {say(writing === 'answer' ? composerWords.sendAnswer : composerWords.sendNews)}
            </Button>
            <Button onClick={() => setPreview(false)}>{say(composerWords.edit)}</Button>
          </>
        )}
      </div>
    </div>
  );
}

function KindChoice({ matter, writing, onWriting }: PublicPaperProps) {
  const { say } = useLanguage();
  if (!matter.canTell || !matter.can.includes('answer')) return null;
  return (
    <Radio.Group
      aria-label={say(composerWords.kind)}
      value={writing}
      onChange={(event) => onWriting(event.target.value)}
      options={[
        { value: 'news', label: say(composerWords.kindNews) },
        { value: 'answer', label: say(composerWords.kindAnswer) },
      ]}
    />
  );
}

interface PreviewProps {
  readonly matter: Matter;
  readonly writing: 'news' | 'answer';
  readonly text: string;
  readonly files: number;
}

/** The resident's own page in small: their type size, their words, nothing of ours. */
function ResidentPreview({ matter, writing, text, files }: PreviewProps) {
  const { say } = useLanguage();
  return (
    <figure className="resident-preview">
      <figcaption>{say(composerWords.previewTitle)}</figcaption>
      <div className="resident-screen">
        <strong>{say(writing === 'answer' ? composerWords.previewAnswer : composerWords.previewNews)}</strong>
        <span className="resident-by">
          {matter.unitName} · {say(formatDayTime(new Date()))}
        </span>
        <p>{text.trim()}</p>
        {files > 0 && (
          <span className="resident-by">
            {say(pageWords.files)} {files}
          </span>
        )}
      </div>
      <p className="quiet small">{say(composerWords.byText)}</p>
    </figure>
  );
}
