import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { useDraft } from '../draft.ts';
import { Frame } from '../frame.tsx';
import { Photos } from '../photos.tsx';
import { ActsAbout, Area, Empty } from '../pieces.tsx';
import type { QueuedPhoto } from '../queue/act.ts';
import { enqueue } from '../queue/queue.ts';
import { type StreetMatter, usePocket } from '../store.ts';
import { frameWords } from '../words.ts';
import { matterWords as words } from '../words-pages.ts';
import { MatterLine } from './matters.tsx';

/** One matter on the way: what was said, and what can be done with one hand. */
export function MatterPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const { today, acts } = usePocket();
  const matter = today?.matters.find((one) => one.id === id);
  if (!matter) {
    return (
      <Frame title={say(frameWords.matters)}>
        <Empty title={frameWords.notHere} />
      </Frame>
    );
  }
  const subject = `matter:${id}`;
  const isTaking = acts.some((act) => act.kind === 'take' && act.subject === subject);
  const take = () =>
    void enqueue({ kind: 'take', subject, title: matter.title, input: { id, version: matter.version } });
  return (
    <Frame title={matter.title}>
      <p>
        <MatterLine matter={matter} />
      </p>
      {matter.can.includes('take') && !isTaking && (
        <button type="button" className="button button-first" onClick={take}>
          {say(words.take)}
        </button>
      )}
      <ActsAbout subject={subject} title={words.line} />
      <dl className="facts">
        <dt>{say(words.where)}</dt>
        <dd>{matter.where}</dd>
        {matter.promisedAt && (
          <>
            <dt>{say(words.promised)}</dt>
            <dd>{say(formatPromise(matter.promisedAt))}</dd>
          </>
        )}
        <dt>{say(words.what)}</dt>
        <dd className="said">{matter.what}</dd>
      </dl>
      <NoteForm matter={matter} />
      <EvidenceForm matter={matter} />
      <p className="quiet small">{say(words.reporter)}</p>
      <p>
        <a className="button" href={`/desk/matters/${id}`}>
          {say(frameWords.desk)}
        </a>
      </p>
    </Frame>
  );
}

function NoteForm({ matter }: { readonly matter: StreetMatter }) {
  const { say } = useLanguage();
  const draft = useDraft(`note:${matter.id}`, '');
  const [isShort, setShort] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.value.trim();
    setShort(text.length < 2);
    if (text.length < 2) return;
    const { id, title } = matter;
    draft.handOver(() => enqueue({ kind: 'note', subject: `matter:${id}`, title, input: { id, text } }), '');
  };
  return (
    <form onSubmit={send} noValidate>
      <h2>{say(words.noteTitle)}</h2>
      <Area
        id="note"
        label={words.note}
        value={draft.value}
        onType={draft.set}
        problem={isShort ? words.noteMissing : null}
      />
      <button type="submit" className="button">
        {say(words.keepNote)}
      </button>
    </form>
  );
}

const noPhotos: readonly QueuedPhoto[] = [];

function EvidenceForm({ matter }: { readonly matter: StreetMatter }) {
  const { say } = useLanguage();
  const draft = useDraft(`evidence:${matter.id}`, noPhotos);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { id, title, version } = matter;
    const input = { id, version, evidence: 'photo-after' };
    draft.handOver(
      () => enqueue({ kind: 'evidence', subject: `matter:${id}`, title, input, photos: draft.value }),
      noPhotos,
    );
  };
  return (
    <form onSubmit={send} noValidate>
      <h2>{say(words.evidence)}</h2>
      <Photos photos={draft.value} onChange={draft.set} />
      {draft.value.length > 0 && (
        <button type="submit" className="button">
          {say(words.keepEvidence)}
        </button>
      )}
    </form>
  );
}
