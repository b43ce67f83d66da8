import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { type Evidence, evidenceWords } from '../../../modules/categories/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { evidenceByFile, matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { FilePicker } from '../frame/file-picker.tsx';
import { frameWords } from '../frame/words.ts';
import type { Matter } from './shapes.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { stepWords } from './step-words.ts';
import { useStep } from './use-step.ts';
import { pageWords } from './words.ts';

/** What closing demands, what is there and what is missing. */
export function EvidenceList({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Evidence | null>(null);
  if (matter.evidenceNeeded.length === 0) return null;
  return (
    <section className="side-part" aria-labelledby="evidence">
      <h2 id="evidence">{say(pageWords.evidence)}</h2>
      <ul className="evidence">
        {matter.evidenceNeeded.map((name) => {
          const there = matter.evidence.includes(name);
          return (
            <li key={name}>
              <div className="evidence-line">
                {there ? (
                  <CheckCircleOutlined className="tone-kept" aria-hidden="true" />
                ) : (
                  <MinusCircleOutlined className="tone-soon" aria-hidden="true" />
                )}
                <span>{say(evidenceWords[name])}</span>
                <span className={there ? 'tone-kept' : 'tone-soon'}>
                  {say(there ? pageWords.evidenceThere : pageWords.evidenceMissing)}
                </span>
                {matter.canNote && open !== name && (
                  <Button
                    size="small"
                    onClick={() => setOpen(name)}
                    aria-label={`${say(pageWords.evidenceAdd)} ${say(evidenceWords[name])}`}
                  >
                    {say(pageWords.evidenceAdd)}
                  </Button>
                )}
              </div>
              {open === name && <EvidenceForm matter={matter} name={name} onFold={() => setOpen(null)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Chosen {
  readonly fileIds: readonly string[];
  readonly isSending: boolean;
}

function gapOf(name: Evidence, note: string, { fileIds, isSending }: Chosen): Words | null {
  if (isSending) return frameWords.stillUploading;
  if (evidenceByFile.includes(name) && fileIds.length === 0) return stepWords.evidencePhoto;
  return note.trim() === '' && fileIds.length === 0 ? stepWords.tooShort : null;
}

function EvidenceForm({
  matter,
  name,
  onFold,
}: {
  readonly matter: Matter;
  readonly name: Evidence;
  readonly onFold: () => void;
}) {
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<Chosen>({ fileIds: [], isSending: false });
  const { send, ...rest } = useStep(doors.evidence, matter, matterFacts['matter.evidence-added'].staff, onFold);
  const gap = gapOf(name, note, chosen);
  return (
    <StepFrame
      label={pageWords.evidenceAdd}
      gap={gap}
      onFold={onFold}
      onSend={() =>
        send({
          id: matter.id,
          version: rest.guard.seen,
          evidence: name,
          fileIds: [...chosen.fileIds],
          ...(note.trim() && { note }),
        })
      }
      {...rest}
    >
      <FilePicker
        label={stepWords.evidenceFiles}
        onChange={(fileIds, isSending) => setChosen({ fileIds, isSending })}
      />
      <FieldLine id={`evidence-${name}`} label={stepWords.evidenceNote}>
        <Input.TextArea
          id={`evidence-${name}`}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </FieldLine>
    </StepFrame>
  );
}
