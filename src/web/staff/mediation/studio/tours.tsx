import { Checkbox } from 'antd';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { streetDoors } from '../../../../modules/studio/contract-street.ts';
import { stopStates, tourStates } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoorPages } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { StudioTabs } from '../tabs.tsx';
import { MatterLinks, raisedOf } from './raised.tsx';
import { TourForm } from './tour-form.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords } from './words.ts';
import { streetWords as words } from './words-street.ts';
import '../mediation.css';
import './studio.css';

type Tour = AnswerOf<typeof streetDoors.tours>['rows'][number];
type Stop = Tour['stops'][number];

/** 流动调解巡回. */
export function Tours() {
  const { say } = useLanguage();
  const list = useDoorPages(streetDoors.tours, {});
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows);
  const plan = { name: 'plan', label: words.planTour, form: (onFold: () => void) => <TourForm onFold={onFold} /> };
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(studioWords.tours)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <Acts id="tours" of="" acts={[plan]} />
      <PagedList list={list} isEmpty={rows.length === 0} title={words.toursNone} hint={words.toursHint}>
        {rows.map((tour) => (
          <OneTour key={tour.id} tour={tour} />
        ))}
      </PagedList>
    </div>
  );
}

function OneTour({ tour }: { readonly tour: Tour }) {
  const { say } = useLanguage();
  const cancel = {
    name: 'cancel',
    label: words.cancel,
    danger: true,
    form: (onFold: () => void) => <CancelForm tour={tour} onFold={onFold} />,
  };
  return (
    <section aria-labelledby={`tour-${tour.id}`}>
      <h2 id={`tour-${tour.id}`}>
        {tour.title} <span className="state-tag">{say(tourStates[tour.state])}</span>
      </h2>
      <p className="quiet">
        {tour.studioName} · {tour.roomName}
        {!tour.isPublic && ` · ${say(words.hiddenTour)}`}
      </p>
      <ol className="stop-list">
        {tour.stops.map((stop) => (
          <OneStop key={stop.id} stop={stop} canHold={tour.can.includes('hold')} />
        ))}
      </ol>
      {tour.can.includes('cancel') && <Acts id={tour.id} of={tour.title} acts={[cancel]} />}
    </section>
  );
}

function OneStop({ stop, canHold }: { readonly stop: Stop; readonly canHold: boolean }) {
  const { say } = useLanguage();
  const hold = {
    name: 'hold',
    label: words.hold,
    form: (onFold: () => void) => <HoldForm stop={stop} onFold={onFold} />,
  };
  const isNow = stop.state === 'planned' && new Date(stop.startsAt) <= new Date();
  return (
    <li>
      <strong>{stop.place}</strong> <span className="figures">{say(formatDayTime(stop.startsAt))}</span>{' '}
      <span className="quiet small">
        {say(stopStates[stop.state])}
        {stop.visitors !== null && ` · ${say(words.came(stop.visitors))}`}
      </span>
      {stop.note && <p className="mediation-text">{stop.note}</p>}
      <MatterLinks matters={stop.matters} />
      {canHold && isNow && <Acts id={stop.id} of={stop.place} acts={[hold]} />}
    </li>
  );
}

function HoldForm({ stop, onFold }: { readonly stop: Stop; readonly onFold: () => void }) {
  const [fields, set] = useFields({ visitors: '', note: '', raised: '' });
  const knock = useStudioAct(streetDoors.holdStop, words.saved, onFold);
  return (
    <RegisterForm
      title={words.hold}
      label={words.hold}
      paths={['visitors', 'note', 'raised']}
      gaps={{ visitors: /^\d{1,4}$/.test(fields.visitors.trim()) ? undefined : words.missing }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: stop.id,
          visitors: Number(fields.visitors),
          note: fields.note,
          raised: raisedOf(fields.raised),
        })
      }
      onFold={onFold}
    >
      <TextField
        path="visitors"
        label={words.visitors}
        max={4}
        inputMode="numeric"
        value={fields.visitors}
        onChange={set('visitors')}
      />
      <TextField wide path="note" label={words.note} max={2000} rows={2} value={fields.note} onChange={set('note')} />
      <TextField
        wide
        path="raised"
        label={words.raised}
        hint={words.raisedHint}
        max={5000}
        rows={2}
        value={fields.raised}
        onChange={set('raised')}
      />
    </RegisterForm>
  );
}

function CancelForm({ tour, onFold }: { readonly tour: Tour; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ reason: '', sure: false });
  const knock = useStudioAct(streetDoors.cancelTour, words.saved, onFold);
  return (
    <RegisterForm
      title={words.cancel}
      label={words.cancel}
      danger
      paths={['reason']}
      gaps={{ reason: fields.reason.trim().length < 2 || !fields.sure ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: tour.id, version: tour.version, reason: fields.reason })}
      onFold={onFold}
    >
      <TextField path="reason" label={words.reason} max={300} value={fields.reason} onChange={set('reason')} />
      <Checkbox checked={fields.sure} onChange={({ target }) => set('sure')(target.checked)}>
        {say(words.cancelEffect)}
      </Checkbox>
    </RegisterForm>
  );
}
