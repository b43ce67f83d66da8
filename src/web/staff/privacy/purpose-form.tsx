import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { legalBases } from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { FieldLine } from '../matters/step-frame.tsx';
import { ruleWords as words } from './words.ts';

type Purpose = AnswerOf<typeof doors.rulesOfKeeping>['purposes'][number];

/** A purpose that is not written down yet. */
export const freshPurpose: Purpose = {
  code: '',
  zh: '',
  en: '',
  basis: 'duty',
  kinds: [],
  law: '',
  retention: '',
  active: true,
};

// A purpose is called after its English words; a name in use gets a figure.
function codeFor(english: string, taken: readonly Purpose[]): string {
  const plain = `p-${english.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 26).replace(/-+$/, '');
  const isTaken = (code: string) => taken.some((purpose) => purpose.code === code);
  let [code, nth] = [plain, 1];
  while (isTaken(code)) {
    nth += 1;
    code = `${plain}-${nth}`;
  }
  return code;
}

interface PurposeFormProps {
  readonly purpose: Purpose;
  /** The purposes that there are, for a new one. */
  readonly taken?: readonly Purpose[];
  readonly done: () => void;
}

/** Changes a purpose in place, or writes a new one down. */
export function PurposeForm({ purpose, taken, done }: PurposeFormProps) {
  const { say } = useLanguage();
  const [given, setGiven] = useState(purpose);
  const save = useKnock(doors.savePurpose, { refreshes: ['retention.'], onDone: done });
  const change = (part: Partial<Purpose>) => setGiven({ ...given, ...part });
  const isReady =
    given.kinds.length > 0 &&
    given.retention.trim() !== '' &&
    [given.zh, given.en, given.law].every((text) => text.trim().length > 1);
  const texts = { zh: '中文', en: 'English', law: say(words.law), retention: say(words.retention) } as const;
  return (
    <div className="privacy-form">
      {(['zh', 'en', 'law', 'retention'] as const).map((field) => (
        <FieldLine key={field} id={`purpose-${field}`} label={{ zh: texts[field], en: texts[field] }}>
          <Input
            id={`purpose-${field}`}
            value={given[field]}
            maxLength={200}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </FieldLine>
      ))}
      <FieldLine id="purpose-basis" label={words.basis}>
        <Select
          id="purpose-basis"
          value={given.basis}
          onChange={(basis) => change({ basis })}
          options={keysOf(legalBases).map((value) => ({ value, label: say(legalBases[value]) }))}
        />
      </FieldLine>
      <FieldLine id="purpose-kinds" label={words.kinds}>
        <Select
          id="purpose-kinds"
          mode="tags"
          value={[...given.kinds]}
          onChange={(kinds: string[]) => change({ kinds })}
        />
      </FieldLine>
      <ProblemLine problem={save.error} />
      <div className="step-buttons">
        <Button
          type="primary"
          loading={save.isPending}
          disabled={!isReady}
          onClick={() =>
            save.mutate({ ...given, code: taken ? codeFor(given.en, taken) : given.code, kinds: [...given.kinds] })
          }
        >
          {say(taken ? words.addPurpose : words.save)}
        </Button>
        <Button type="text" onClick={done}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </div>
  );
}
