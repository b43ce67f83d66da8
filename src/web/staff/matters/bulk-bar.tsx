import { App, Button } from 'antd';
import { useState } from 'react';
import { refusals } from '../../../kit/refusal.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterSteps } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { JointForm } from '../joint/joint-form.tsx';
import { jointWords } from '../joint/words.ts';
import { LeadSelect } from './lead-select.tsx';
import type { MatterLine } from './shapes.ts';
import { stepWords } from './step-words.ts';
import { UnitSelect } from './unit-select.tsx';
import { afterStep } from './use-matter-list.ts';
import { bulkDone, bulkSelected, deskWords } from './words.ts';

type BulkStep = 'accept' | 'assign' | 'archive';
const bulkSteps: readonly BulkStep[] = ['accept', 'assign', 'archive'];

interface BulkBarProps {
  readonly rows: readonly MatterLine[];
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onDone: (done: readonly string[]) => void;
}

function refusedWords(code: string): Words {
  return Object.entries(refusals).find(([name]) => name === code)?.[1] ?? refusals['step.not-now'];
}

/** One step for all selected matters that can take it; what was refused stays selected and says why. */
export function BulkBar({ rows, onSelectAll, onClear, onDone }: BulkBarProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [step, setStep] = useState<BulkStep | null>(null);
  const [plans, setPlans] = useState(false);
  const [refused, setRefused] = useState<readonly { id: string; code: string }[]>([]);
  const bulk = useKnock(doors.bulk, {
    refreshes: afterStep,
    onDone: (answer) => {
      if (answer.done.length > 0) void message.success(say(bulkDone(answer.done.length)));
      setRefused(answer.refused);
      setStep(null);
      onDone(answer.done);
    },
  });
  const send = (chosen: BulkStep, extra: { unitId?: string; leadId?: string } = {}) => {
    const ids = rows.filter(({ can }) => can.includes(chosen)).map(({ id }) => id);
    bulk.mutate({ ids: ids.slice(0, 100), step: chosen, ...extra });
  };
  const count = (chosen: BulkStep) => rows.filter(({ can }) => can.includes(chosen)).length;
  return (
    <section className="bulk-bar" aria-label={say(bulkSelected(rows.length))}>
      <div className="bulk-line">
        <strong className="figures">{say(bulkSelected(rows.length))}</strong>
        {bulkSteps.map((name) => (
          <Button
            key={name}
            size="small"
            disabled={count(name) === 0}
            aria-expanded={step === name}
            loading={bulk.isPending && bulk.variables.step === name}
            onClick={() => (name === 'accept' ? send(name) : setStep(step === name ? null : name))}
          >
            {say(matterSteps[name])} <span className="figures">{count(name)}</span>
          </Button>
        ))}
        <Button size="small" aria-expanded={plans} onClick={() => setPlans(!plans)}>
          {say(jointWords.fromSelected)}
        </Button>
        <Button type="link" size="small" onClick={onSelectAll}>
          {say(deskWords.selectAll)}
        </Button>
        <Button type="link" size="small" onClick={onClear}>
          {say(deskWords.clearSelection)}
        </Button>
      </div>
      {plans && <JointForm matters={rows} onFold={() => setPlans(false)} />}
      {step === 'assign' && (
        <BulkAssign
          pending={bulk.isPending}
          onSend={(unitId, leadId) => send('assign', { unitId, ...(leadId && { leadId }) })}
        />
      )}
      {step === 'archive' && (
        <div className="bulk-line">
          <span>{say(deskWords.bulkArchiveWarning)}</span>
          <Button type="primary" size="small" loading={bulk.isPending} onClick={() => send('archive')}>
            {say(matterSteps.archive)} <span className="figures">{count('archive')}</span>
          </Button>
        </div>
      )}
      <ProblemLine problem={bulk.error} />
      {refused.length > 0 && (
        <ul className="bulk-refused" role="alert">
          {refused.map(({ id, code }) => (
            <li key={id}>
              {rows.find((row) => row.id === id)?.number ?? ''} {say(refusedWords(code))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function BulkAssign({
  pending,
  onSend,
}: {
  readonly pending: boolean;
  readonly onSend: (unitId: string, leadId: string) => void;
}) {
  const { say } = useLanguage();
  const [unitId, setUnitId] = useState('');
  const [leadId, setLeadId] = useState('');
  const chooseUnit = (next: string) => {
    setUnitId(next);
    setLeadId('');
  };
  return (
    <div className="bulk-line bulk-assign">
      <UnitSelect
        label={say(deskWords.bulkUnit)}
        placeholder={say(deskWords.bulkUnit)}
        value={unitId}
        onChange={chooseUnit}
      />
      <LeadSelect id="bulk-lead" unitId={unitId} value={leadId} onChange={setLeadId} />
      <Button
        type="primary"
        disabled={unitId === ''}
        loading={pending}
        title={unitId === '' ? say(stepWords.chooseFirst) : undefined}
        onClick={() => onSend(unitId, leadId)}
      >
        {say(matterSteps.assign)}
      </Button>
    </div>
  );
}
