import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/procedures/contract.ts';
import { procedureFacts, procedureStates } from '../../../modules/procedures/words.ts';
import { findingsOf } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { Findings } from './findings.tsx';
import { ExportButton, ProcedureActs } from './procedure-acts.tsx';
import { ProcedureEditor } from './procedure-editor.tsx';
import { Rehearsal } from './rehearsal.tsx';
import type { Procedure, Version } from './shapes.ts';
import { StageList } from './stage-list.tsx';
import { draftedBy, versionWords, procedureWords as words } from './words.ts';
import './procedures.css';

type Which = 'published' | 'draft' | 'versions';

/** One procedure: what is in force, the draft beside it with what is wrong with it, every version, and how it would have done. */
export function ProcedurePage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const { categoryName } = useDictionary();
  const procedure = useDoor(doors.view, { id });
  const [chosen, setChosen] = useState<Which | null>(null);
  if (procedure.isPending) return <Waiting rows={10} />;
  if (!procedure.data) return <Failed problem={procedure.error} onRetry={() => void procedure.refetch()} />;
  const { data } = procedure;
  const there = versionsOf(data);
  const which = whichOf(chosen, there);
  const shown = which === 'versions' ? undefined : there[which];
  const head = (shown ?? data.versions[0])?.content;
  return (
    <div className="page">
      <p>
        <Link to="/system/procedures">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{head && say({ zh: head.titleZh, en: head.titleEn || head.titleZh })}</h1>
        <span className="quiet">
          <span className="figures">{data.code}</span> · {head && categoryName(head.category)}
        </span>
      </div>
      <ProcedureActs procedure={data} />
      <WhichOne which={which} there={there} of={data.versions.length} onWhich={setChosen} />
      {shown && <Shown key={shown.number} procedure={data} version={shown} onDrafted={() => setChosen('draft')} />}
      {which === 'versions' && <Versions procedure={data} />}
    </div>
  );
}

type There = Readonly<Record<'draft' | 'published', Version | undefined>>;

function versionsOf({ versions }: Procedure): There {
  return {
    draft: versions.find(({ state }) => state === 'draft'),
    published: versions.find(({ state }) => state === 'published'),
  };
}

function whichOf(chosen: Which | null, there: There): Which {
  if (chosen === 'versions' || (chosen !== null && there[chosen] !== undefined)) return chosen;
  if (there.draft) return 'draft';
  return there.published ? 'published' : 'versions';
}

interface WhichProps {
  readonly which: Which;
  readonly there: There;
  readonly of: number;
  readonly onWhich: (which: Which) => void;
}

function WhichOne({ which, there: { draft, published }, of, onWhich }: WhichProps) {
  const { say } = useLanguage();
  return (
    <Segmented<Which>
      aria-label={say(words.versions)}
      value={which}
      onChange={onWhich}
      options={[
        ...(published ? [{ value: 'published' as const, label: `${say(words.inForce)} v${published.number}` }] : []),
        ...(draft ? [{ value: 'draft' as const, label: `${say(words.draft)} v${draft.number}` }] : []),
        { value: 'versions', label: `${say(words.versions)} ${of}` },
      ]}
    />
  );
}

interface ShownProps {
  readonly procedure: Procedure;
  readonly version: Version;
  readonly onDrafted: () => void;
}

function Shown({ procedure, version, onDrafted }: ShownProps) {
  const { say } = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const isDraft = version.state === 'draft';
  const hasDraft = procedure.versions.some(({ state }) => state === 'draft');
  const mayEdit = procedure.can.includes('change') && (isDraft || !hasDraft);
  if (isEditing) {
    const fold = () => {
      setEditing(false);
      onDrafted();
    };
    return <ProcedureEditor procedure={procedure} content={version.content} onFold={fold} />;
  }
  return (
    <>
      <p className="quiet procedure-facts">
        {say(versionWords(version.number))}
        {version.draftBy.length > 0 && ` · ${say(draftedBy(version.draftBy.join('、')))}`}
        {version.publishedAt && ` · ${say(formatDayTime(version.publishedAt))} ${version.publishedBy ?? ''}`}
        {version.note && ` · ${version.note}`}
        {!isDraft && ` · ${say(words.running)} ${version.running} · ${say(words.ended)} ${version.ended}`}
      </p>
      <div className="step-buttons">
        {mayEdit && <Button onClick={() => setEditing(true)}>{say(isDraft ? words.edit : words.begin)}</Button>}
        <ExportButton id={procedure.id} which={isDraft ? 'draft' : 'published'} />
      </div>
      <div className="procedure-columns">
        <StageList content={version.content} />
        <div>
          {isDraft && (
            <section aria-labelledby="findings">
              <h2 id="findings">{say(words.findings)}</h2>
              <Findings findings={findingsOf(version.content)} />
            </section>
          )}
          {procedure.can.includes('change') && <Rehearsal id={procedure.id} which={isDraft ? 'draft' : 'published'} />}
        </div>
      </div>
    </>
  );
}

function Versions({ procedure }: { readonly procedure: Procedure }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className="procedure-versions">
        {procedure.versions.map((version) => (
          <li key={version.number}>
            <Button
              type="link"
              aria-expanded={open === version.number}
              onClick={() => setOpen(open === version.number ? null : version.number)}
            >
              v{version.number}
            </Button>
            <span className="state-tag">{say(procedureStates[version.state])}</span>{' '}
            {version.publishedAt && (
              <span className="quiet figures">
                {say(formatDayTime(version.publishedAt))} {version.publishedBy}
              </span>
            )}{' '}
            {version.note}{' '}
            <span className="quiet figures">
              {say(words.running)} {version.running} · {say(words.ended)} {version.ended}
            </span>
            {open === version.number && <StageList content={version.content} />}
          </li>
        ))}
      </ul>
      <h2>{say(words.history)}</h2>
      <ul className="procedure-versions">
        {procedure.history.map((entry) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <span className="quiet figures">{say(formatDayTime(entry.at))}</span>{' '}
            <strong>{say(factOf(entry.kind))}</strong> {entry.by} {entry.text}
          </li>
        ))}
      </ul>
    </>
  );
}

function factOf(kind: string) {
  return kind in procedureFacts ? procedureFacts[kind as keyof typeof procedureFacts] : { zh: kind, en: kind };
}
