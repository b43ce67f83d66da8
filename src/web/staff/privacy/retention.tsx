import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { AnswerOf, InputOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { NumberLine } from './number-line.tsx';
import { retentionWords as words } from './retention-words.ts';
import { ruleWords } from './words.ts';

type Rules = AnswerOf<typeof doors.rulesOfKeeping>;
type Proposal = Rules['proposals'][number];
type Wanted = InputOf<typeof doors.saveRetention>;

function useName() {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (category: string | null) => (category === null ? say(ruleWords.everything) : categoryName(category));
}

/** 保存期限: the rules, what waits for a second person, and a new one; each with what it would take away tonight. */
export function Retention({ rules }: { readonly rules: Rules }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const nameOf = useName();
  const [adds, setAdds] = useState(false);
  const canChange = rules.can.includes('change');
  const propose = useKnock(doors.saveRetention, {
    refreshes: ['retention.'],
    onDone: () => {
      void message.success(say(words.proposed));
      setAdds(false);
    },
  });
  return (
    <>
      <h2>{say(ruleWords.retention)}</h2>
      <p className="quiet">{say(ruleWords.retentionHint)}</p>
      {rules.proposals.length > 0 && (
        <ul className="privacy-rows" aria-label={say(words.waiting)}>
          {rules.proposals.map((proposal) => (
            <ProposalLine key={proposal.code} proposal={proposal} name={nameOf(proposal.category)} />
          ))}
        </ul>
      )}
      <ul className="privacy-rows">
        {rules.retention.map((rule) => (
          <li key={rule.code}>
            <div className="privacy-line">
              <strong>{nameOf(rule.category)}</strong>
              <span className="quiet">{rule.law}</span>
            </div>
            <NumberLine
              id={`rule-${rule.code}`}
              label={say(ruleWords.days)}
              value={rule.days}
              canChange={canChange}
              pending={propose.isPending}
              act={words.propose}
              onSave={(days) => propose.mutate({ ...rule, days })}
            />
          </li>
        ))}
      </ul>
      <ProblemLine problem={propose.error} />
      {canChange && !adds && <Button onClick={() => setAdds(true)}>{say(words.add)}</Button>}
      {adds && (
        <NewRule pending={propose.isPending} onPropose={(rule) => propose.mutate(rule)} onFold={() => setAdds(false)} />
      )}
    </>
  );
}

/** What this night would take away by a rule; nothing is. */
function DryRun({ code, category, days }: Pick<Wanted, 'code' | 'category' | 'days'>) {
  const { say } = useLanguage();
  const rule = { code, days, ...(category && { category }) };
  const tried = useDoor(doors.tryRetention, rule, { keep: true, staleMilliseconds: 0 });
  return (
    <p className="quiet small" role="status">
      {tried.data && say(words.dryRun(tried.data))}
      {tried.isError && <ProblemLine problem={tried.error} />}
    </p>
  );
}

function ProposalLine({ proposal, name }: { readonly proposal: Proposal; readonly name: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const { code, days, category, byName, at, can, law } = proposal;
  const confirm = useKnock(doors.confirmRetention, {
    refreshes: ['retention.'],
    onDone: () => void message.success(say(words.confirmed)),
  });
  const drop = useKnock(doors.dropRetention, { refreshes: ['retention.'] });
  return (
    <li>
      <div className="privacy-line">
        <strong>{name}</strong>
        <span className="figures">{say(words.ofDays(days))}</span>
        <span className="tone-soon">{say(words.waiting)}</span>
        <span className="quiet">{law}</span>
      </div>
      <p className="quiet small">
        {say(words.proposedBy)} {byName} {say(formatDayTime(at))}
      </p>
      <DryRun code={code} category={category} days={days} />
      <div className="privacy-line">
        {can.includes('confirm') && (
          <Button
            size="small"
            type="primary"
            aria-label={`${say(words.confirm)} ${name}`}
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ code, days })}
          >
            {say(words.confirm)}
          </Button>
        )}
        {can.includes('drop') && (
          <Button
            size="small"
            aria-label={`${say(words.drop)} ${name}`}
            loading={drop.isPending}
            onClick={() => drop.mutate({ code })}
          >
            {say(words.drop)}
          </Button>
        )}
      </div>
      <ProblemLine problem={confirm.error ?? drop.error} />
    </li>
  );
}

interface NewRuleProps {
  readonly pending: boolean;
  readonly onPropose: (rule: Wanted) => void;
  readonly onFold: () => void;
}

function NewRule({ pending, onPropose, onFold }: NewRuleProps) {
  const { say } = useLanguage();
  const [category, setCategory] = useState('');
  const [given, setGiven] = useState({ days: 365, zh: '', en: '', law: '' });
  // A category has one rule, so the rule is called after it.
  const code = category.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 30);
  const isReady = category !== '' && [given.zh, given.en, given.law].every((text) => text.trim().length > 1);
  const texts = { zh: words.nameZh, en: words.nameEn, law: ruleWords.law } as const;
  return (
    <div className="privacy-form">
      <FieldLine id="new-rule-category" label={ruleWords.category}>
        <CategorySelect
          id="new-rule-category"
          label={say(ruleWords.category)}
          value={category}
          onChange={setCategory}
        />
      </FieldLine>
      <FieldLine id="new-rule-days" label={words.keepDays}>
        <InputNumber
          id="new-rule-days"
          min={1}
          max={36_500}
          precision={0}
          value={given.days}
          onChange={(days) => setGiven({ ...given, days: days ?? given.days })}
        />
      </FieldLine>
      {(['zh', 'en', 'law'] as const).map((field) => (
        <FieldLine key={field} id={`new-rule-${field}`} label={texts[field]}>
          <Input
            id={`new-rule-${field}`}
            maxLength={100}
            value={given[field]}
            onChange={({ target }) => setGiven({ ...given, [field]: target.value })}
          />
        </FieldLine>
      ))}
      {category !== '' && <DryRun code={code} category={category} days={given.days} />}
      <div className="step-buttons">
        <Button
          type="primary"
          disabled={!isReady}
          loading={pending}
          onClick={() => onPropose({ code, category, ...given })}
        >
          {say(words.propose)}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </div>
  );
}
