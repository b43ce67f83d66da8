import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { newId } from '../../../kit/ids.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { ruleWords, assessWords as words } from './words.ts';

type Assessment = AnswerOf<typeof doors.assessments>['rows'][number];

/** 影响评估 (PIPL 55, 56): purpose, risks, measures, who answers for it, and when to look again. */
export function Assessments() {
  const { say } = useLanguage();
  const protects = holdsAny(useMe(), ['protect']);
  const assessments = useDoor(doors.assessments, {});
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <section className="privacy-part">
      {assessments.isPending && <Waiting rows={4} />}
      {assessments.isError && <Failed problem={assessments.error} onRetry={() => void assessments.refetch()} />}
      {assessments.data?.rows.length === 0 && edited === null && <Nothing title={words.empty} hint={words.emptyHint} />}
      <ul className="privacy-rows">
        {assessments.data?.rows.map((row) => (
          <li key={row.id}>
            <div className="privacy-line">
              <strong>{row.title}</strong>
              <span className="quiet">{`${say(words.author)} ${row.author}`}</span>
              {row.approver && (
                <span className="quiet">{`${say(words.approver)} ${row.approver} ${row.approvedOn ?? ''}`}</span>
              )}
              <span className={row.overdue ? 'tone-maple' : 'quiet'}>
                {row.overdue ? `${say(words.due)} ${row.reviewOn}` : `${say(words.reviewOn)} ${row.reviewOn}`}
              </span>
              {row.endedOn && <span className="quiet">{`${say(words.endedOn)} ${row.endedOn}`}</span>}
              {protects && (
                <Button size="small" onClick={() => setEdited(edited === row.id ? null : row.id)}>
                  {say(words.edit)}
                </Button>
              )}
            </div>
            {edited === row.id ? (
              <AssessmentForm key={row.version} assessment={row} done={() => setEdited(null)} />
            ) : (
              <p className="two-lines quiet">{row.risks}</p>
            )}
          </li>
        ))}
      </ul>
      {protects && edited !== 'new' && (
        <div>
          <Button onClick={() => setEdited('new')}>{say(words.add)}</Button>
        </div>
      )}
      {edited === 'new' && <AssessmentForm assessment={undefined} done={() => setEdited(null)} />}
    </section>
  );
}

function AssessmentForm({
  assessment,
  done,
}: {
  readonly assessment: Assessment | undefined;
  readonly done: () => void;
}) {
  const { say } = useLanguage();
  const [id] = useState(() => assessment?.id ?? newId());
  const [given, setGiven] = useState({
    title: assessment?.title ?? '',
    purpose: assessment?.purpose ?? '',
    risks: assessment?.risks ?? '',
    measures: assessment?.measures ?? '',
    author: assessment?.author ?? '',
    approver: assessment?.approver ?? '',
    approvedOn: assessment?.approvedOn ?? '',
    reviewOn: assessment?.reviewOn ?? '',
    endedOn: assessment?.endedOn ?? '',
  });
  const save = useKnock(doors.saveAssessment, { refreshes: ['assessment.'], onDone: done });
  const change = (field: keyof typeof given) => (text: string) => setGiven({ ...given, [field]: text });
  const orNull = (text: string) => (text === '' ? null : text);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { approver, approvedOn, endedOn, ...rest } = given;
    const nullable = { approver: orNull(approver), approvedOn: orNull(approvedOn), endedOn: orNull(endedOn) };
    save.mutate({ id, ...rest, ...nullable, version: assessment?.version ?? 0 });
  };
  return (
    <form className="privacy-form" onSubmit={send}>
      {(['title', 'author', 'approver'] as const).map((field) => (
        <FieldLine key={field} id={`assess-${field}`} label={words[field]}>
          <Input
            id={`assess-${field}`}
            maxLength={120}
            value={given[field]}
            onChange={(event) => change(field)(event.target.value)}
          />
        </FieldLine>
      ))}
      {(['purpose', 'risks', 'measures'] as const).map((field) => (
        <FieldLine key={field} id={`assess-${field}`} label={words[field]}>
          <Input.TextArea
            id={`assess-${field}`}
            autoSize={{ minRows: 2 }}
            maxLength={3000}
            value={given[field]}
            onChange={(event) => change(field)(event.target.value)}
          />
        </FieldLine>
      ))}
      {(['approvedOn', 'reviewOn', 'endedOn'] as const).map((field) => (
        <FieldLine key={field} id={`assess-${field}`} label={words[field]}>
          <input
            id={`assess-${field}`}
            type="date"
            className="plain-field"
            value={given[field]}
            onChange={(event) => change(field)(event.target.value)}
          />
        </FieldLine>
      ))}
      <ProblemLine problem={save.error} />
      <div className="step-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say(ruleWords.save)}
        </Button>
      </div>
    </form>
  );
}
