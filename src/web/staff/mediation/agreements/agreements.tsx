import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/agreements/contract.ts';
import { agreementForms, agreementStates } from '../../../../modules/agreements/words.ts';
import { AgreementPaper, SignerMark } from '../../../shared/agreement-paper.tsx';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { useDoor } from '../../frame/doors.ts';
import { download } from '../../frame/download.ts';
import { Failed, ProblemLine, Waiting } from '../../frame/states.tsx';
import type { PanelProps } from '../shapes.ts';
import { BeginForm } from './begin-form.tsx';
import { Editor } from './editor.tsx';
import { Findings } from './findings.tsx';
import type { Agreement, Agreements as Listed } from './shapes.ts';
import { DeclineForm, HandForm, ScanForm, SealForm } from './sign-forms.tsx';
import { CloseForm, DiscardForm, ProposeForm } from './step-forms.tsx';
import { deskAgreementWords as words } from './words.ts';
import './agreements.css';

const early = ['proposed', 'choosing', 'matched', 'scheduled', 'refused'];

/** 协议: drafted with the check of its duties, shown as paper, signed in order. */
export function Agreements({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const isEarly = early.includes(mediation.state);
  const asked = useDoor(doors.list, { id: mediation.id }, { enabled: !isEarly });
  if (isEarly) return null;
  return (
    <section aria-labelledby="mediation-agreements">
      <h2 id="mediation-agreements">{say(words.title)}</h2>
      {asked.isPending && <Waiting rows={4} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Known mediationId={mediation.id} title={mediation.title} known={asked.data} />}
    </section>
  );
}

interface KnownProps {
  readonly mediationId: string;
  readonly title: string;
  readonly known: Listed;
}

function Known({ mediationId, title, known }: KnownProps) {
  const { say } = useLanguage();
  const { current, rows, forms } = known;
  const begin: Act = {
    name: 'begin-agreement',
    label: rows.length === 0 ? words.begin : words.beginAgain,
    form: (onFold) => <BeginForm mediationId={mediationId} agreements={known} onFold={onFold} />,
  };
  return (
    <>
      {!current && <p className="quiet">{say(words.none)}</p>}
      {current && <Current known={known} agreement={current} title={title} />}
      {forms.length > 0 && <Acts id={`${mediationId}-agreements`} of={title} acts={[begin]} />}
      {rows.length > 1 && <Versions rows={rows} />}
    </>
  );
}

interface CurrentProps {
  readonly known: Listed;
  readonly agreement: Agreement;
  readonly title: string;
}

function actsOf({ known, agreement }: CurrentProps): Act[] {
  const { bearers, background } = known;
  const today = background.agreedOn;
  const of = { ...background, form: agreement.form };
  const all: Readonly<Partial<Record<Agreement['can'][number], Act>>> = {
    save: {
      name: 'edit-agreement',
      label: words.edit,
      form: (onFold) => <Editor agreement={agreement} bearers={bearers} background={of} onFold={onFold} />,
    },
    propose: {
      name: 'propose-agreement',
      label: agreement.form === 'oral' ? words.record : words.propose,
      form: (onFold) => <ProposeForm agreement={agreement} onFold={onFold} />,
    },
    scan: {
      name: 'scan-agreement',
      label: words.scan,
      form: (onFold) => <ScanForm agreement={agreement} today={today} onFold={onFold} />,
    },
    seal: {
      name: 'seal-agreement',
      label: words.seal,
      form: (onFold) => <SealForm agreement={agreement} today={today} onFold={onFold} />,
    },
    'close-list': {
      name: 'close-agreement',
      label: words.closeList,
      form: (onFold) => <CloseForm agreement={agreement} onFold={onFold} />,
    },
    discard: {
      name: 'discard-agreement',
      label: words.discard,
      danger: true,
      form: (onFold) => <DiscardForm agreement={agreement} onFold={onFold} />,
    },
  };
  const order = ['save', 'propose', 'scan', 'seal', 'close-list', 'discard'] as const;
  return order.flatMap((act) => (agreement.can.includes(act) ? (all[act] ?? []) : []));
}

function Current(props: CurrentProps) {
  const { say } = useLanguage();
  const { agreement, title } = props;
  const { number, state, form, paper, code, hash } = agreement;
  const isDraft = state === 'draft';
  return (
    <>
      <p>
        <strong>{say(words.version(number))}</strong>{' '}
        <span className="state-tag tone-action">{say(agreementStates[state])}</span>{' '}
        <span className="quiet">
          {say(agreementForms[form])}
          {code && ` · ${say(words.code)} ${code}`}
          {hash && ` · ${say(words.hash)} ${hash.slice(0, 16)}`}
        </span>
      </p>
      {agreement.discardReason && <p className="mediation-text">{agreement.discardReason}</p>}
      {isDraft && <Findings found={agreement.findings} />}
      <Acts id={agreement.id} of={title} acts={actsOf(props)} />
      {!isDraft && <Signers agreement={agreement} title={title} />}
      {!isDraft && <Papers agreement={agreement} />}
      {paper && (
        <details className="agreement-preview" open={isDraft || state === 'proposed'}>
          <summary>{say(words.showPaper)}</summary>
          <AgreementPaper paper={paper} />
        </details>
      )}
    </>
  );
}

function Signers({ agreement, title }: { readonly agreement: Agreement; readonly title: string }) {
  const { say } = useLanguage();
  const { signerList, can } = agreement;
  if (signerList.length === 0) return null;
  return (
    <>
      <h3>
        {say(words.signers)} · {say(words.signedOf(agreement.signed, agreement.signers))}
      </h3>
      <ul className="signer-list">
        {signerList.map((signer) => (
          <li key={signer.id}>
            <SignerMark signer={signer} />
            {signer.reason && <p className="mediation-text">{signer.reason}</p>}
            {signer.isNext && can.includes('sign') && signer.kind !== 'seal' && (
              <Acts id={signer.id} of={`${signer.name} ${title}`} acts={signActs(agreement, signer)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function signActs(agreement: Agreement, signer: Agreement['signerList'][number]): Act[] {
  const sign: Act = {
    name: 'sign',
    label: words.signHere,
    form: (onFold) => <HandForm agreement={agreement} signer={signer} onFold={onFold} />,
  };
  const decline: Act = {
    name: 'decline',
    label: words.declined,
    danger: true,
    form: (onFold) => <DeclineForm agreement={agreement} signer={signer} onFold={onFold} />,
  };
  if (signer.kind === 'mediator') return signer.isMe ? [sign] : [];
  return [sign, decline];
}

function Papers({ agreement }: { readonly agreement: Agreement }) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<unknown>();
  const get = (form: 'pdf' | 'docx') => {
    setProblem(undefined);
    download(`/api/mediations/${agreement.mediationId}/agreements/${agreement.id}/${form}`).catch(setProblem);
  };
  return (
    <>
      <div className="step-buttons">
        <Button onClick={() => get('pdf')}>{say(words.pdf)}</Button>
        <Button onClick={() => get('docx')}>{say(words.docx)}</Button>
        {agreement.scans.map(({ id, at }) => (
          <a key={id} href={`/api/files/${id}`} target="_blank" rel="noreferrer">
            {say(words.scan)} {say(formatDayTime(at))}
          </a>
        ))}
      </div>
      <ProblemLine problem={problem} />
    </>
  );
}

function Versions({ rows }: { readonly rows: Listed['rows'] }) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{say(words.versions)}</h3>
      <ul className="entry-rows">
        {rows.map((row) => (
          <li key={row.id} className="mediation-entry">
            {say(words.version(row.number))} <span className="quiet">{say(agreementStates[row.state])}</span>{' '}
            <span className="quiet">{say(formatDayTime(row.effectiveAt ?? row.proposedAt ?? row.draftedAt))}</span>
            {row.discardReason && <p className="mediation-text quiet">{row.discardReason}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
