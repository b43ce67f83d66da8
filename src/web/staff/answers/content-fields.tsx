import { Checkbox } from 'antd';
import {
  type AnswerKind,
  contentWords as labels,
  type Paper,
  type ProposedStep,
  papers,
  proposedSteps,
} from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, ListField, TextField } from '../forms/fields.tsx';
import { CategorySelect } from '../matters/category-select.tsx';
import type { Typed } from './shapes.ts';
import { answerWords as words } from './words.ts';

interface ContentFieldsetProps {
  readonly kind: AnswerKind;
  readonly typed: Typed;
  readonly set: <Name extends keyof Typed>(name: Name) => (value: Typed[Name]) => void;
}

/** The fields of an entry, as many as its kind has. */
export function ContentFieldset(props: ContentFieldsetProps) {
  const { say } = useLanguage();
  const { kind, typed, set } = props;
  return (
    <>
      <TextField path="titleZh" label={labels.titleZh} max={80} value={typed.titleZh} onChange={set('titleZh')} />
      <TextField path="titleEn" label={labels.titleEn} max={160} value={typed.titleEn} onChange={set('titleEn')} />
      <Field path="category" label={labels.category} hint={words.categoryHint}>
        {({ id }) => (
          <CategorySelect
            id={id}
            branches
            label={say(labels.category)}
            placeholder={say(words.everything)}
            value={typed.category}
            onChange={set('category')}
          />
        )}
      </Field>
      <ListField
        path="words"
        label={labels.words}
        hint={words.wordsHint}
        value={typed.words}
        onChange={(list) => set('words')([...list])}
      />
      {kind === 'checklist' ? (
        <TextField
          wide
          rows={5}
          path="steps"
          label={labels.steps}
          hint={words.stepsHint}
          max={6000}
          value={typed.steps}
          onChange={set('steps')}
        />
      ) : (
        <Texts {...props} />
      )}
      {kind === 'template' && <TemplateFields {...props} />}
      {kind === 'knowledge' && <KnowledgeFields {...props} />}
      <DayField path="reviewOn" label={labels.reviewOn} value={typed.reviewOn} onChange={set('reviewOn')} />
    </>
  );
}

function Texts({ kind, typed, set }: ContentFieldsetProps) {
  const hint = kind === 'template' ? words.textHint : undefined;
  return (
    <>
      <TextField
        wide
        rows={4}
        path="textZh"
        label={labels.textZh}
        hint={hint}
        max={3000}
        value={typed.textZh}
        onChange={set('textZh')}
      />
      <TextField
        wide
        rows={3}
        path="textEn"
        label={labels.textEn}
        max={4000}
        value={typed.textEn}
        onChange={set('textEn')}
      />
    </>
  );
}

function TemplateFields({ typed, set }: ContentFieldsetProps) {
  const { say } = useLanguage();
  return (
    <>
      <ChoiceField<Paper>
        path="paper"
        label={labels.paper}
        value={typed.paper ?? 'answer'}
        onChange={set('paper')}
        options={Object.entries(papers).map(([value, name]) => ({ value: value as Paper, label: say(name) }))}
      />
      <ChoiceField<ProposedStep | ''>
        path="nextStep"
        label={labels.nextStep}
        value={typed.nextStep ?? ''}
        onChange={(step) => set('nextStep')(step === '' ? null : step)}
        options={[
          { value: '', label: say(words.none) },
          ...Object.entries(proposedSteps).map(([value, name]) => ({ value: value as ProposedStep, label: say(name) })),
        ]}
      />
    </>
  );
}

function KnowledgeFields({ typed, set }: ContentFieldsetProps) {
  const { say } = useLanguage();
  return (
    <>
      <TextField path="sourceZh" label={labels.sourceZh} max={200} value={typed.sourceZh} onChange={set('sourceZh')} />
      <TextField path="sourceEn" label={labels.sourceEn} max={300} value={typed.sourceEn} onChange={set('sourceEn')} />
      <div className="field-line">
        <Checkbox checked={typed.isPublic} onChange={(event) => set('isPublic')(event.target.checked)}>
          {say(labels.isPublic)}
        </Checkbox>
      </div>
    </>
  );
}
