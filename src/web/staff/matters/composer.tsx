import { LockOutlined, MailOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ProposedStep } from '../../../modules/answers/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TemplateLine } from '../answers/template-line.tsx';
import { useTemplate } from '../answers/use-template.ts';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import { useUndo } from '../frame/undo.tsx';
import { PublicPaper } from './public-paper.tsx';
import type { Matter, Writing } from './shapes.ts';
import { composerWords } from './step-words.ts';
import { useTakeBack } from './take-back.ts';
import { afterStep } from './use-matter-list.ts';

interface ComposerProps {
  readonly matter: Matter;
  readonly writing: Writing;
  readonly onWriting: (writing: Writing) => void;
  /** The template that was just sent proposes a step. */
  readonly onProposed: (step: ProposedStep | null) => void;
}

/** Internal note and public answer: two papers that look, read and send differently, and are never on the table together. */
export function Composer({ matter, writing, onWriting, onProposed }: ComposerProps) {
  const { say } = useLanguage();
  const canAnswer = matter.can.includes('answer');
  const isPublic = writing === 'news' || writing === 'answer';
  if (!matter.canNote && !matter.canTell && !canAnswer) return null;
  return (
    <section className="composer" aria-label={say(composerWords.internalTab)}>
      <div className="composer-choice">
        {matter.canNote && (
          <Button
            icon={<LockOutlined aria-hidden="true" />}
            aria-pressed={writing === 'internal'}
            className="choose-internal"
            onClick={() => onWriting(writing === 'internal' ? 'nothing' : 'internal')}
          >
            {say(composerWords.internalTab)}
          </Button>
        )}
        {(matter.canTell || canAnswer) && (
          <Button
            icon={<MailOutlined aria-hidden="true" />}
            aria-pressed={isPublic}
            className="choose-public"
            onClick={() => onWriting(isPublic ? 'nothing' : matter.canTell ? 'news' : 'answer')}
          >
            {say(composerWords.publicTab)}
          </Button>
        )}
      </div>
      {writing === 'internal' && (
        <InternalPaper matter={matter} onDone={() => onWriting('nothing')} onProposed={onProposed} />
      )}
      {isPublic && <PublicPaper matter={matter} writing={writing} onWriting={onWriting} onProposed={onProposed} />}
    </section>
  );
}

interface InternalPaperProps {
  readonly matter: Matter;
  readonly onDone: () => void;
  readonly onProposed: ComposerProps['onProposed'];
}

function InternalPaper({ matter, onDone, onProposed }: InternalPaperProps) {
  const { say } = useLanguage();
  const offer = useUndo();
  const takeBack = useTakeBack(matter);
  const [text, setText] = useDraft(`${matter.id} internal`);
  const field = useRef<InputRef & HTMLTextAreaElement>(null);
  const template = useTemplate(text, setText, field);
  useEffect(() => field.current?.focus(), []);
  const note = useKnock(doors.note, {
    refreshes: afterStep,
    onDone: () => {
      setText('');
      offer(takeBack.note());
      onProposed(template.nextStep);
      onDone();
    },
  });
  const isReady = text.trim().length >= 2 && template.gaps.length === 0;
  const send = () => isReady && !note.isPending && note.mutate({ id: matter.id, text });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div className="paper paper-internal">
      <p className="paper-head" id="internal-about">
        <LockOutlined aria-hidden="true" /> <strong>{say(composerWords.internalTab)}</strong>{' '}
        {say(composerWords.internalAbout)}
      </p>
      <Input.TextArea
        ref={field}
        aria-label={say(composerWords.internalTab)}
        aria-describedby="internal-about"
        placeholder={say(composerWords.internalPlaceholder)}
        autoSize={{ minRows: 3, maxRows: 16 }}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <TemplateLine matterId={matter.id} paper="note" template={template} />
      <ProblemLine problem={note.error} />
      <div className="paper-buttons">
        <Button
          className="send-internal"
          icon={<LockOutlined aria-hidden="true" />}
          disabled={!isReady}
          loading={note.isPending}
          onClick={send}
        >
          {say(composerWords.saveInternal)}
        </Button>
      </div>
    </div>
  );
}
