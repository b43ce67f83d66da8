import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/categories/contract.ts';
import { versionStates } from '../../../modules/categories/words.ts';
import { doors as matterDoors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { DropDraftForm, PublishForm } from './publish-form.tsx';
import { RuleForm } from './rule-form.tsx';
import type { Routing, Rule } from './shapes.ts';
import { followedOf, routingWords as words } from './words.ts';

type Which = 'inForce' | 'draft' | 'versions';

/** The rules: in force, as a draft with its changes, and all versions with who published them. */
export function Rules() {
  const { say } = useLanguage();
  const asked = useDoor(doors.routing, {}, { keep: true });
  const [chosen, setChosen] = useState<Which | null>(null);
  if (asked.isPending) return <Waiting rows={8} />;
  if (asked.isError) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { published, draft, versions } = asked.data;
  const which = chosen ?? (draft ? 'draft' : 'inForce');
  const label = (number: number | undefined) => (number === undefined ? '' : ` v${number}`);
  return (
    <>
      <div className="rules-head">
        <Segmented<Which>
          aria-label={say(words.versions)}
          value={which}
          onChange={setChosen}
          options={[
            { value: 'inForce', label: `${say(words.inForce)}${label(published?.number)}` },
            ...(draft ? [{ value: 'draft' as const, label: `${say(words.draft)}${label(draft.number)}` }] : []),
            { value: 'versions', label: `${say(words.versions)} ${versions.length}` },
          ]}
        />
        {asked.data.can.includes('begin') && <BeginDraft onBegun={() => setChosen('draft')} />}
      </div>
      <p className="quiet rules-order">{say(words.order)}</p>
      {which === 'draft' && draft && <Draft routing={asked.data} draft={draft} onGone={() => setChosen(null)} />}
      {which === 'inForce' &&
        (published ? <RuleList rules={published.rules} /> : <Nothing title={words.none} hint={words.noneHint} />)}
      {which === 'versions' && <Versions versions={versions} />}
    </>
  );
}

function BeginDraft({ onBegun }: { readonly onBegun: () => void }) {
  const { say } = useLanguage();
  const begin = useKnock(doors.beginDraft, { refreshes: ['routing.'], onDone: onBegun });
  return (
    <>
      <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({})}>
        {say(words.begin)}
      </Button>
      <ProblemLine problem={begin.error} />
    </>
  );
}

interface DraftProps {
  readonly routing: Routing;
  readonly draft: NonNullable<Routing['draft']>;
  readonly onGone: () => void;
}

function Draft({ routing, draft, onGone }: DraftProps) {
  const { say } = useLanguage();
  const { revision, rules, changes } = draft;
  const edits = routing.can.includes('edit');
  const acts = [
    ...(edits
      ? [
          {
            name: 'add',
            label: words.add,
            form: (onFold: () => void) => <RuleForm revision={revision} onFold={onFold} />,
          },
        ]
      : []),
    ...(routing.can.includes('publish')
      ? [
          {
            name: 'publish',
            label: words.publish,
            form: (onFold: () => void) => (
              <PublishForm
                revision={revision}
                onFold={onFold}
                onDone={() => {
                  onFold();
                  onGone();
                }}
              />
            ),
          },
        ]
      : []),
    ...(edits
      ? [
          {
            name: 'drop',
            label: words.giveUp,
            danger: true,
            form: (onFold: () => void) => <DropDraftForm revision={revision} onFold={onFold} onDone={onGone} />,
          },
        ]
      : []),
  ];
  return (
    <>
      {draft.needsAnother && <p className="tone-soon">{say(words.needsAnother)}</p>}
      <Acts id="draft" of={say(words.draft)} acts={acts} />
      <h2>{say(words.changes)}</h2>
      <Changes changes={changes} />
      <RuleList rules={rules} {...(edits && { revision })} />
    </>
  );
}

function Changes({ changes }: Pick<NonNullable<Routing['draft']>, 'changes'>) {
  const { say } = useLanguage();
  if (changes.length === 0) return <p className="quiet">{say(words.noChanges)}</p>;
  const tones = { added: 'tone-kept', changed: 'tone-soon', removed: 'tone-maple' } as const;
  return (
    <ul className="rule-changes">
      {changes.map((change) => (
        <li key={change.code}>
          <span className={`state-tag ${tones[change.kind]}`}>{say(words[change.kind])}</span>{' '}
          <strong className="figures">{change.code}</strong>{' '}
          {change.before && change.kind !== 'added' && <del>{say(change.before)}</del>}{' '}
          {change.after && <ins>{say(change.after)}</ins>}
        </li>
      ))}
    </ul>
  );
}

/** Rules in the order in which they speak. With a revision each can be changed and removed. */
function RuleList({ rules, revision }: { readonly rules: readonly Rule[]; readonly revision?: number }) {
  const { say } = useLanguage();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const figures = useDoor(
    matterDoors.routingFigures,
    {},
    { enabled: holdsAny(me, ['register', 'system']), keep: true },
  );
  const used = new Map(figures.data?.rows.map((row) => [row.rule, row]));
  const drop = useKnock(doors.dropRule, { refreshes: ['routing.', 'matter.rehearse'] });
  const shown = rules.filter((rule) =>
    isNamedBy(`${rule.code} ${rule.sentence.zh} ${rule.sentence.en} ${rule.note}`, typed),
  );
  return (
    <>
      {rules.length > 6 && (
        <Input.Search
          allowClear
          className="rules-filter"
          aria-label={say(words.filter)}
          placeholder={say(words.filter)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <ProblemLine problem={drop.error} />
      <ol className="rules">
        {shown.map((rule) => {
          const figure = used.get(rule.code);
          const [scope, target] = say(rule.sentence).split(' → ');
          return (
            <li key={rule.code}>
              <span className="rule-code figures">{rule.code}</span>
              <div>
                <p>
                  {scope} <span aria-hidden="true">→</span> <strong>{target}</strong>
                </p>
                {rule.note !== '' && <p className="quiet small">{rule.note}</p>}
                {rule.problem && <p className="tone-maple small">{say(rule.problem)}</p>}
                <p className="quiet small">
                  {figure ? say(followedOf(figure.followed, figure.routed)) : say(words.neverUsed)}
                </p>
                {revision !== undefined && (
                  <Acts
                    id={rule.code}
                    of={rule.code}
                    acts={[
                      {
                        name: 'edit',
                        label: words.edit,
                        form: (onFold) => <RuleForm revision={revision} rule={rule} onFold={onFold} />,
                      },
                    ]}
                  />
                )}
              </div>
              {revision !== undefined && (
                <Button
                  size="small"
                  type="text"
                  danger
                  loading={drop.isPending && drop.variables?.code === rule.code}
                  aria-label={`${say(words.drop)} ${rule.code}`}
                  onClick={() => drop.mutate({ revision, code: rule.code })}
                >
                  {say(words.drop)}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Versions({ versions }: Pick<Routing, 'versions'>) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <ul className="rule-versions">
      {versions.map((version) => (
        <li key={version.number}>
          <Button
            type="link"
            aria-expanded={open === version.number}
            onClick={() => setOpen(open === version.number ? null : version.number)}
          >
            v{version.number}
          </Button>
          <span className="state-tag">{say(versionStates[version.state])}</span>{' '}
          {version.publishedAt && (
            <span className="quiet figures">
              {say(formatDayTime(version.publishedAt))} {version.publishedBy}
            </span>
          )}{' '}
          {version.note}
          {open === version.number && <VersionChanges number={version.number} />}
        </li>
      ))}
    </ul>
  );
}

function VersionChanges({ number }: { readonly number: number }) {
  const asked = useDoor(doors.routingVersion, { number });
  if (asked.isPending) return <Waiting rows={3} />;
  if (asked.isError) return <Failed problem={asked.error} />;
  return <Changes changes={asked.data.changes} />;
}
