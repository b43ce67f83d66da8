import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/triage/contract.ts';
import { modelStates, rulings, sources } from '../../../modules/triage/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { CoverageTable, ModelReport } from './model-report.tsx';
import { suggestWords, modelWords as words } from './words.ts';
import './triage.css';

type Answer = AnswerOf<typeof doors.models>;
type Model = Answer['rows'][number];

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** 分类模型: versions with their figures, what colleagues did with suggestions, and what they put right. */
export function Models() {
  const { say } = useLanguage();
  const asked = useDoor(doors.models, {}, { keep: true, everyMilliseconds: 15_000 });
  if (asked.isPending) return <Waiting rows={10} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { rows } = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <Link className="push" to="/system">
          {say(words.back)}
        </Link>
      </div>
      <p className="quiet">{say(words.lead)}</p>
      <TrainLine learnable={asked.data.learnable} />
      <h2>{say(words.versions)}</h2>
      {rows.length === 0 && <p className="quiet">{say(words.noVersions)}</p>}
      {rows.length > 0 && <Versions rows={rows} />}
      <Taken answer={asked.data} />
      <Corrections />
    </div>
  );
}

function TrainLine({ learnable }: { readonly learnable: Answer['learnable'] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const knock = useKnock(doors.train, { onDone: () => void message.success(say(words.training)) });
  const lacking = learnable.needed - learnable.rows;
  return (
    <div className="models-line">
      <span className="figures">
        {say(words.learnable(learnable.rows, learnable.categories))}
        {lacking > 0 && <span className="tone-soon">{say(words.lacking(lacking))}</span>}
      </span>
      <Button disabled={lacking > 0} loading={knock.isPending} onClick={() => knock.mutate({})}>
        {say(words.train)}
      </Button>
      <ProblemLine problem={knock.error} />
    </div>
  );
}

function Versions({ rows }: { readonly rows: readonly Model[] }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <div className="models-scroll">
        <table className="models-table stacked">
          <thead>
            <tr>
              {[words.version, words.state, words.period, words.macroF1, words.top2, words.latest].map((head) => (
                <th key={head.zh} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((model) => (
              <VersionRow
                key={model.id}
                model={model}
                isOpen={open === model.id}
                onOpen={() => setOpen(open === model.id ? null : model.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && <ModelReport key={open} id={open} />}
    </>
  );
}

function VersionRow({
  model,
  isOpen,
  onOpen,
}: {
  readonly model: Model;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const { say } = useLanguage();
  const { latest } = model;
  const other = latest.championNumber === null ? words.keywords : suggestWords.version(latest.championNumber);
  const turn = model.retiredAt
    ? { at: model.retiredAt, by: model.retiredBy, why: model.retiredWhy }
    : { at: model.promotedAt, by: model.promotedBy, why: model.promotedWhy };
  return (
    <tr>
      <td className="figures">
        <Button type="link" size="small" aria-expanded={isOpen} onClick={onOpen}>
          {model.number} · {say(words.report)}
        </Button>
      </td>
      <td>
        <strong className={model.state === 'champion' ? 'tone-kept' : 'quiet'}>{say(modelStates[model.state])}</strong>
        {turn.at && (
          <div className="quiet small">
            <span className="figures">{say(formatDayTime(turn.at))}</span> {turn.by ?? say(words.byJob)}{' '}
            {turn.why ?? say(model.retiredAt ? words.outdone : rulings.promote)}
          </div>
        )}
        {!turn.at && <div className="quiet small">{say(rulings[model.ruling])}</div>}
        <ModelActs model={model} />
      </td>
      <td className="figures" data-label={say(words.period)}>
        <span>
          {model.rows} {say(words.rows)}
          <div className="quiet small">
            {say(formatDay(model.fromOn))} – {say(formatDay(model.toOn))}
          </div>
        </span>
      </td>
      <td className="figures" data-label={say(words.macroF1)}>
        <span>
          {percent(model.crossed.macroF1)} <span className="quiet small">± {percent(model.deviation.macroF1)}</span>
        </span>
      </td>
      <td className="figures" data-label={say(words.top2)}>
        {percent(model.crossed.top2)}
      </td>
      <td className="figures" data-label={say(words.latest)}>
        {say(words.latestHint(percent(latest.challenger.macroF1), percent(latest.champion.macroF1), say(other)))}
      </td>
    </tr>
  );
}

function ModelActs({ model }: { readonly model: Model }) {
  const { say } = useLanguage();
  const of = say(suggestWords.version(model.number));
  const acts = [
    ...(model.can.includes('promote')
      ? [
          {
            name: 'promote',
            label: words.promote,
            form: (onFold: () => void) => <TurnForm id={model.id} onFold={onFold} />,
          },
        ]
      : []),
    ...(model.can.includes('roll-back')
      ? [
          {
            name: 'roll-back',
            label: words.rollBack,
            danger: true,
            form: (onFold: () => void) => <TurnForm onFold={onFold} />,
          },
        ]
      : []),
  ];
  return <Acts id={model.id} of={of} acts={acts} />;
}

/** Putting a version to use, or going back: with a reason that stays. */
function TurnForm({ id, onFold }: { readonly id?: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ reason: '' });
  const done = {
    refreshes: ['triage.'],
    onDone: () => {
      void message.success(say(words.done));
      onFold();
    },
  };
  const promote = useKnock(doors.promote, done);
  const rollBack = useKnock(doors.rollBack, done);
  const { reason } = fields;
  return (
    <RegisterForm
      title={id === undefined ? words.rollBack : words.promote}
      label={id === undefined ? words.rollBack : words.promote}
      danger={id === undefined}
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.reasonMissing : undefined }}
      knock={id === undefined ? rollBack : promote}
      onSend={() => (id === undefined ? rollBack.mutate({ reason }) : promote.mutate({ id, reason }))}
      onFold={onFold}
    >
      {id === undefined && <p className="quiet small">{say(words.rollBackAbout)}</p>}
      <TextField path="reason" label={words.reason} max={500} rows={2} value={reason} onChange={set('reason')} />
    </RegisterForm>
  );
}

function Taken({ answer }: { readonly answer: Answer }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">{say(words.taken)}</h2>
      {answer.taken.length === 0 && <p className="quiet">{say(words.noneTaken)}</p>}
      <ul className="figures models-scroll">
        {answer.taken.map(({ version, decided, accepted, amongTwo }) => (
          <li key={version ?? 0}>
            {say(version === null ? sources.keywords : suggestWords.version(version))}：{say(words.accepted)} {accepted}{' '}
            / {decided}（{percent(decided === 0 ? 0 : accepted / decided)}），{say(words.top2)}{' '}
            {percent(decided === 0 ? 0 : amongTwo / decided)}
          </li>
        ))}
      </ul>
      {answer.coverage.length > 0 && <CoverageTable rows={answer.coverage} />}
    </section>
  );
}

function Corrections() {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const asked = useDoor(doors.corrections, {});
  const rows = asked.data?.rows ?? [];
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{say(words.corrections)}</h2>
      {asked.data && rows.length === 0 && <p className="quiet">{say(words.noCorrections)}</p>}
      {rows.length > 0 && (
        <div className="models-scroll">
          <table className="models-table stacked">
            <thead>
              <tr>
                {[words.matter, words.suggested, words.decided, words.version, words.when].map((head) => (
                  <th key={head.zh} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.matterId}>
                  <td className="figures">
                    <Link to={`/matters/${row.matterId}`}>{row.number}</Link>
                  </td>
                  <td data-label={say(words.suggested)}>{categoryName(row.suggested)}</td>
                  <td data-label={say(words.decided)}>{categoryName(row.decided)}</td>
                  <td className="figures" data-label={say(words.version)}>
                    {row.version ?? say(words.keywords)}
                  </td>
                  <td className="figures" data-label={say(words.when)}>
                    {say(formatDayTime(row.at))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
