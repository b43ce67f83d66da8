import { App, Button, Input } from 'antd';
import { doors } from '../../../modules/procedures/contract.ts';
import { type Content, findingsOf } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { ActionTable } from './action-table.tsx';
import { Findings } from './findings.tsx';
import type { Procedure } from './shapes.ts';
import { StageTable } from './stage-table.tsx';
import { procedureWords as words } from './words.ts';

interface EditorProps {
  readonly procedure: Procedure;
  readonly content: Content;
  readonly onFold: () => void;
}

/** 改草稿: head, stages and actions, with the findings as they are while one types. What was typed stays until it is saved or given up. */
export function ProcedureEditor({ procedure, content: before, onFold }: EditorProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [kept, keep] = useDraft(`procedure ${procedure.id}`);
  const content = kept === '' ? before : (JSON.parse(kept) as Content);
  const put = (changed: Content) => keep(JSON.stringify(changed));
  const knock = useKnock(doors.change, {
    refreshes: ['procedure.'],
    onDone: () => {
      keep('');
      void message.success(say(words.saved));
      onFold();
    },
  });
  return (
    <section className="procedure-editor" aria-label={say(words.edit)}>
      <div className="procedure-head-fields">
        <label htmlFor="procedure-name" className="procedure-field">
          {say(words.name)}
          <Input
            id="procedure-name"
            maxLength={80}
            value={content.titleZh}
            onChange={({ target }) => put({ ...content, titleZh: target.value })}
          />
        </label>
        <label htmlFor="procedure-name-en" className="procedure-field">
          {say(words.nameEn)}
          <Input
            id="procedure-name-en"
            maxLength={160}
            value={content.titleEn}
            onChange={({ target }) => put({ ...content, titleEn: target.value })}
          />
        </label>
        <label htmlFor="procedure-category" className="procedure-field">
          {say(words.category)}
          <CategorySelect
            id="procedure-category"
            branches
            label={say(words.category)}
            value={content.category}
            onChange={(category) => put({ ...content, category })}
          />
        </label>
      </div>
      <StageTable content={content} onChange={put} />
      <ActionTable content={content} onChange={put} />
      <h2>{say(words.findings)}</h2>
      <Findings findings={findingsOf(content)} />
      <ProblemLine problem={knock.error} />
      <div className="step-buttons">
        <Button
          type="primary"
          loading={knock.isPending}
          onClick={() => knock.mutate({ id: procedure.id, version: procedure.version, content })}
        >
          {say(words.save)}
        </Button>
        <Button
          type="text"
          onClick={() => {
            keep('');
            onFold();
          }}
        >
          {say(frameWords.cancel)}
        </Button>
      </div>
    </section>
  );
}
