import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/triage/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { modelWords as words } from './words.ts';

type Report = AnswerOf<typeof doors.model>;

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const mostShown = 20;

/** How good one version is: by category, what it mixes up, what silence brings, what more matters brought. */
export function ModelReport({ id }: { readonly id: string }) {
  const asked = useDoor(doors.model, { id });
  if (asked.isPending) return <Waiting rows={8} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <>
      <Classes rows={asked.data.classes} />
      <ConfusionTable confusion={asked.data.confusion} />
      <CoverageTable rows={asked.data.coverage} />
      <Curve rows={asked.data.curve} />
    </>
  );
}

function Classes({ rows }: { readonly rows: Report['classes'] }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <section className="models-scroll" aria-labelledby="classes">
      <h2 id="classes">{say(words.classes)}</h2>
      <table className="models-table">
        <thead>
          <tr>
            <th scope="col">{say(words.category)}</th>
            {[words.rows, words.precision, words.recall].map((head) => (
              <th key={head.zh} scope="col" className="right">
                {say(head)}
              </th>
            ))}
            <th scope="col" className="right">
              F1
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, texts, precision, recall, f1 }) => (
            <tr key={label}>
              <td>{categoryName(label)}</td>
              <td className="figures right">{texts}</td>
              <td className="figures right">{percent(precision)}</td>
              <td className="figures right">{percent(recall)}</td>
              <td className="figures right">{percent(f1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function toneOf(count: number, isHit: boolean): string {
  if (count === 0) return 'confusion-none';
  return isHit ? 'confusion-hit' : 'confusion-miss';
}

function ConfusionTable({ confusion }: { readonly confusion: Report['confusion'] }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const labels = confusion.labels.slice(0, mostShown);
  return (
    <section className="models-scroll" aria-labelledby="confusion">
      <h2 id="confusion">{say(words.confusion)}</h2>
      <p className="quiet small">{say(words.confusionHint)}</p>
      <table className="models-table confusion figures">
        <thead>
          <tr>
            <th scope="col">{say(words.category)}</th>
            {labels.map((label, i) => (
              <th key={label} scope="col" title={categoryName(label)}>
                {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">
                {i + 1} {categoryName(label)}
              </th>
              {labels.map((other, j) => {
                const count = confusion.counts[i]?.[j] ?? 0;
                return (
                  <td key={other} className={toneOf(count, i === j)}>
                    {count === 0 ? '·' : count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is still suggested, and how much of it is right, when the model keeps silent below a lead. */
export function CoverageTable({ rows }: { readonly rows: Report['coverage'] }) {
  return (
    <SharesTable
      title={words.coverage}
      hint={words.coverageHint}
      heads={[words.margin, words.covered, words.right]}
      rows={rows.map(({ margin, coverage, accuracy }) => ({ of: margin.toFixed(1), shares: [coverage, accuracy] }))}
    />
  );
}

function Curve({ rows }: { readonly rows: Report['curve'] }) {
  return (
    <SharesTable
      title={words.curve}
      hint={words.curveHint}
      heads={[words.rows, words.macroF1, words.top2]}
      rows={rows.map((point) => ({ of: String(point.rows), shares: [point.macroF1, point.top2] }))}
    />
  );
}

interface SharesProps {
  readonly title: Words;
  readonly hint: Words;
  readonly heads: readonly [Words, Words, Words];
  readonly rows: readonly { readonly of: string; readonly shares: readonly [number, number] }[];
}

/** Two shares for each step of something. */
function SharesTable({ title, hint, heads, rows }: SharesProps) {
  const { say } = useLanguage();
  return (
    <section className="models-scroll">
      <h2>{say(title)}</h2>
      <p className="quiet small">{say(hint)}</p>
      <table className="models-table figures">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.zh} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, shares: [one, other] }) => (
            <tr key={of}>
              <td>{of}</td>
              <td>
                <Bar share={one} />
              </td>
              <td>
                <Bar share={other} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A share as a figure with a bar beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <>
      <meter min={0} max={1} value={share} aria-hidden="true" /> {percent(share)}
    </>
  );
}
