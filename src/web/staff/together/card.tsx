import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { publicStates } from '../../../modules/matters/words-together.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import type { Matter } from '../matters/shapes.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField, tooShort } from '../matters/step-simple-forms.tsx';
import { drawCard } from './draw-card.ts';
import { useFolding } from './folding.ts';
import { cardWords as words } from './words.ts';

type Card = NonNullable<Matter['together']['card']>;

/** 公开卡片: what neighbours read; made here, pasted into a group by hand. */
export function PublicCard({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [edits, setEdits] = useState(false);
  const { card, can } = matter.together;
  const shown = card?.isShown ? card : null;
  return (
    <section className="side-part together" aria-labelledby="public-card">
      <h2 id="public-card">{say(words.title)}</h2>
      {shown ? <Shown matter={matter} card={shown} /> : <p className="quiet small">{say(words.none)}</p>}
      {edits && <CardForm matter={matter} onFold={() => setEdits(false)} />}
      {!edits && can.includes('publish') && (
        <Button size="small" onClick={() => setEdits(true)}>
          {say(shown ? words.edit : words.make)}
        </Button>
      )}
    </section>
  );
}

function Shown({ matter, card }: { readonly matter: Matter; readonly card: Card }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const end = useKnock(doors.unpublish, {
    refreshes: ['matter.'],
    onDone: () => void message.success(say(words.ended)),
  });
  const url = `${window.location.origin}/public/${card.code}`;
  const text = [card.title, card.result ?? card.body, url].join('\n');
  const copy = () => void navigator.clipboard.writeText(text).then(() => message.success(say(words.copied)));
  return (
    <>
      <p className="together-card">
        <strong>{card.title}</strong>
        <span>{card.result ?? card.body}</span>
        <span className="quiet small">
          {say(words.followers(card.followers))} ·{' '}
          <a href={url} target="_blank" rel="noreferrer">
            {say(words.open)}
          </a>
        </span>
      </p>
      <div className="together-acts">
        <Button size="small" onClick={copy}>
          {say(words.copy)}
        </Button>
        <Button
          size="small"
          onClick={() => void drawCard({ ...card, unit: matter.unitName, url, scan: say(words.scan) })}
        >
          {say(words.picture)}
        </Button>
        {matter.together.can.includes('unpublish') && (
          <Button size="small" type="text" loading={end.isPending} onClick={() => end.mutate({ id: matter.id })}>
            {say(words.end)}
          </Button>
        )}
      </div>
      <p className="quiet small">{say(words.pictureHint)}</p>
    </>
  );
}

function CardForm({ matter, onFold }: { readonly matter: Matter; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { card } = matter.together;
  const fold = useFolding(onFold);
  const [title, setTitle] = useState(card?.title ?? '');
  const [body, setBody] = useState(card?.body ?? '');
  const [result, setResult] = useDraft(`${matter.id} card result`);
  const [photoId, setPhotoId] = useState(card?.photoId ?? null);
  const written = result || (card?.result ?? '');
  const publish = useKnock(doors.publish, {
    refreshes: ['matter.'],
    onDone: () => {
      setResult('');
      fold(words.saved);
    },
  });
  return (
    <StepFrame
      label={words.save}
      about={words.about}
      gap={title.trim().length < 4 || body.trim().length < 5 ? (tooShort('') ?? null) : null}
      guard={null}
      pending={publish.isPending}
      problem={publish.error}
      onFold={onFold}
      onSend={() => publish.mutate({ id: matter.id, title, body, photoId, ...(written && { result: written }) })}
    >
      <FieldLine id="card-title" label={words.cardTitle}>
        <Input id="card-title" maxLength={40} value={title} onChange={(event) => setTitle(event.target.value)} />
      </FieldLine>
      <ReasonField id="card-body" label={words.body} max={400} value={body} onChange={setBody} />
      <ReasonField id="card-result" label={words.result} max={400} value={written} onChange={setResult} />
      <PhotoChoice matter={matter} chosen={photoId} onChoose={setPhotoId} />
      <section className="together-preview" aria-label={say(words.preview)}>
        <p className="quiet small">{say(words.preview)}</p>
        <strong>{title || '…'}</strong>
        <p>{body || '…'}</p>
        {photoId && <img className="together-photo" src={smallPhoto(photoId)} alt={say(words.photo)} />}
        {written && <p className="together-result">{written}</p>}
        <p className="quiet small">
          {say(matter.closedAt ? publicStates.done : publicStates.open)} · {matter.unitName}
        </p>
      </section>
    </StepFrame>
  );
}

function smallPhoto(id: string): string {
  return `/api/files/${id}?size=public-thumbnail`;
}

// Only photos that a colleague has blacked out can be chosen: neighbours and other programmes see that copy and no other.
function PhotoChoice({
  matter,
  chosen,
  onChoose,
}: {
  readonly matter: Matter;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}) {
  const { say } = useLanguage();
  const photos = matter.files.filter(({ kind, redaction }) => kind === 'photo' && redaction !== null);
  if (photos.length === 0) return <p className="quiet small">{say(words.noPhoto)}</p>;
  return (
    <FieldLine id="card-photo" label={words.photo}>
      <Radio.Group id="card-photo" vertical value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <Radio value={null}>{say(words.withoutPhoto)}</Radio>
        {photos.map(({ id }, i) => (
          <Radio key={id} value={id}>
            <img className="together-photo" src={smallPhoto(id)} alt={`${say(words.photo)} ${i + 1}`} />
          </Radio>
        ))}
      </Radio.Group>
    </FieldLine>
  );
}
