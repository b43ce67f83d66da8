import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { legalBases } from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { ruleWords as words } from './words.ts';

type Purpose = AnswerOf<typeof doors.rulesOfKeeping>['purposes'][number];

/** Changes a purpose in place. */
export function PurposeForm({ purpose, done }: { readonly purpose: Purpose; readonly done: () => void }) {
  const { say } = useLanguage();
  const [given, setGiven] = useState(purpose);
  const save = useKnock(doors.savePurpose, { refreshes: ['retention.'], onDone: done });
  const change = (part: Partial<Purpose>) => setGiven({ ...given, ...part });
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
          onClick={() => save.mutate({ ...given, kinds: [...given.kinds] })}
        >
          {say(words.save)}
        </Button>
      </div>
    </div>
  );
}
