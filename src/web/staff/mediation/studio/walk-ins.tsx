import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { keysOf } from '../../../../kit/words.ts';
import { type Mode, modes, type Track, tracks } from '../../../../modules/mediation/words.ts';
import { studioDoors } from '../../../../modules/studio/contract-studios.ts';
import { walkInStates } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { ChoiceField, DayField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { Nothing, ProblemLine } from '../../frame/states.tsx';
import { CategorySelect } from '../../matters/category-select.tsx';
import type { StudioView } from './shapes.ts';
import { useStudioAct } from './use-studio-act.ts';
import { numberWords, studioWords as words } from './words.ts';

type WalkIn = StudioView['walkIns'][number];

/** Who came: name and phone may stay empty, nobody has to say who he is to ask something. */
export function ComeForm({ studioId }: { readonly studioId: string }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [fields, set] = useFields({ name: '', phone: '', about: '', needs: '' });
  const knock = useStudioAct(studioDoors.come, words.came, () => setOpen(false));
  if (!isOpen) {
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {say(words.come)}
      </Button>
    );
  }
  return (
    <RegisterForm
      title={words.come}
      label={words.come}
      paths={['name', 'phone', 'about', 'needs']}
      knock={knock}
      onSend={() => knock.mutate({ id: studioId, ...fields })}
      onFold={() => setOpen(false)}
    >
      <TextField path="name" label={words.name} max={40} value={fields.name} onChange={set('name')} />
      <TextField
        path="phone"
        label={words.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={set('phone')}
      />
      <TextField
        wide
        path="about"
        label={words.about}
        max={500}
        rows={2}
        value={fields.about}
        onChange={set('about')}
      />
      <TextField path="needs" label={words.needs} max={200} value={fields.needs} onChange={set('needs')} />
    </RegisterForm>
  );
}

export function WalkIns({ studio }: { readonly studio: StudioView }) {
  if (studio.walkIns.length === 0) return <Nothing title={words.nobody} hint={words.nobodyHint} />;
  return (
    <ul className="entry-rows walk-ins">
      {studio.walkIns.map((walkIn) => (
        <OneWalkIn key={walkIn.id} walkIn={walkIn} />
      ))}
    </ul>
  );
}

type Writing = 'advise' | 'take' | null;

function OneWalkIn({ walkIn }: { readonly walkIn: WalkIn }) {
  const { say } = useLanguage();
  const [writes, setWrites] = useState<Writing>(null);
  const move = useStudioAct(studioDoors.move, words.moved);
  const send = (to: 'called' | 'waiting' | 'left') => move.mutate({ id: walkIn.id, to });
  const isOver = walkIn.next.length === 0;
  return (
    <li className={isOver ? 'mediation-entry walk-in-over' : 'mediation-entry'}>
      <div className="walk-in">
        <strong className="walk-in-number figures">{walkIn.number}</strong>
        <div>
          <strong>{walkIn.name || say(numberWords(walkIn.number))}</strong>{' '}
          <span className="figures">{walkIn.phone}</span>
          <p className="mediation-text">{walkIn.about}</p>
          {walkIn.needs && <p className="mediation-text tone-soon small">{walkIn.needs}</p>}
          {walkIn.note && <p className="mediation-text quiet small">{walkIn.note}</p>}
          {walkIn.mediation && (
            <Link to={`/mediation/${walkIn.mediation.id}`} className="figures">
              {walkIn.mediation.number}
            </Link>
          )}
        </div>
        <div className="walk-in-end">
          <span className={isOver ? 'state-tag' : 'state-tag tone-action'}>{say(walkInStates[walkIn.state])}</span>
          <span className="quiet small figures">
            {say(formatDayTime(walkIn.cameAt))}
            {walkIn.calledBy && ` · ${walkIn.calledBy}`}
          </span>
        </div>
      </div>
      {!isOver && writes === null && (
        <div className="step-buttons">
          {walkIn.next.includes('called') && (
            <Button size="small" type="primary" loading={move.isPending} onClick={() => send('called')}>
              {say(words.call)}
            </Button>
          )}
          <Button size="small" onClick={() => setWrites('take')}>
            {say(words.take)}
          </Button>
          <Button size="small" onClick={() => setWrites('advise')}>
            {say(words.advise)}
          </Button>
          {walkIn.next.includes('waiting') && (
            <Button size="small" type="text" onClick={() => send('waiting')}>
              {say(words.back)}
            </Button>
          )}
          <Button size="small" type="text" onClick={() => send('left')}>
            {say(words.leave)}
          </Button>
        </div>
      )}
      {writes === 'advise' && <AdviseForm walkIn={walkIn} onFold={() => setWrites(null)} />}
      {writes === 'take' && <TakeForm walkIn={walkIn} onFold={() => setWrites(null)} />}
      <ProblemLine problem={move.error} />
    </li>
  );
}

interface FormProps {
  readonly walkIn: WalkIn;
  readonly onFold: () => void;
}

function AdviseForm({ walkIn, onFold }: FormProps) {
  const [note, setNote] = useState('');
  const knock = useStudioAct(studioDoors.move, words.moved, onFold);
  return (
    <RegisterForm
      title={words.advise}
      label={words.advise}
      paths={['note']}
      knock={knock}
      onSend={() => knock.mutate({ id: walkIn.id, to: 'advised', note })}
      onFold={onFold}
    >
      <TextField wide path="note" label={words.note} max={2000} rows={2} value={note} onChange={setNote} />
    </RegisterForm>
  );
}

function TakeForm({ walkIn, onFold }: FormProps) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [fields, set] = useFields({
    title: walkIn.about.slice(0, 80),
    what: walkIn.about,
    where: '',
    category: '',
    track: 'people' as Track,
    mode: 'joint' as Mode,
    firstKnownOn: '',
    otherName: '',
    otherPhone: '',
  });
  const knock = useStudioAct(
    studioDoors.take,
    words.taken,
    ({ mediationId }) => void navigate(`/mediation/${mediationId}`),
  );
  const { firstKnownOn, otherName, otherPhone, ...rest } = fields;
  const other = { name: otherName, phone: otherPhone };
  return (
    <RegisterForm
      title={words.take}
      label={words.take}
      paths={['title', 'what', 'where', 'category', 'track', 'mode', 'firstKnownOn', 'other.name', 'other.phone']}
      gaps={{
        title: fields.title.trim().length < 2 ? words.short : undefined,
        what: fields.what.trim().length < 5 ? words.missing : undefined,
        category: fields.category === '' ? words.choose : undefined,
        'other.name': otherName.trim() === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: walkIn.id, ...rest, other, ...(firstKnownOn !== '' && { firstKnownOn }) })}
      onFold={onFold}
    >
      <TextField path="title" label={words.title} max={80} value={fields.title} onChange={set('title')} />
      <Field path="category" label={words.category}>
        {({ id }) => (
          <CategorySelect id={id} label={say(words.category)} value={fields.category} onChange={set('category')} />
        )}
      </Field>
      <TextField wide path="what" label={words.what} max={5000} rows={3} value={fields.what} onChange={set('what')} />
      <TextField path="where" label={words.where} max={200} value={fields.where} onChange={set('where')} />
      <DayField path="firstKnownOn" label={words.since} value={firstKnownOn} onChange={set('firstKnownOn')} />
      <ChoiceField
        path="track"
        label={words.track}
        value={fields.track}
        onChange={set('track')}
        options={keysOf(tracks).map((value) => ({ value, label: say(tracks[value]) }))}
      />
      <ChoiceField
        path="mode"
        label={words.mode}
        value={fields.mode}
        onChange={set('mode')}
        options={keysOf(modes).map((value) => ({ value, label: say(modes[value]) }))}
      />
      <TextField path="other.name" label={words.otherName} max={40} value={otherName} onChange={set('otherName')} />
      <TextField
        path="other.phone"
        label={words.otherPhone}
        max={30}
        inputMode="tel"
        value={otherPhone}
        onChange={set('otherPhone')}
      />
    </RegisterForm>
  );
}
