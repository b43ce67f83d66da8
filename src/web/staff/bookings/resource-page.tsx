import { App } from 'antd';
import { useParams } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { resourceKinds } from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { ExceptionForm, Exceptions } from './exceptions.tsx';
import { Feeds } from './feeds.tsx';
import { HoursForm, type Resource } from './hours-form.tsx';
import { hoursText } from './hours-text.ts';
import { RoomForm } from './room-form.tsx';
import { BookingTabs } from './tabs.tsx';
import { bookingWords as words } from './words.ts';

/** One room, piece of equipment or colleague: what it offers, its hours, what is out of the usual, its subscription. */
export function ResourcePage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.view, { id });
  if (asked.isPending) return <Waiting rows={10} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { resource, exceptions, ahead } = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{resource.name}</h1>
        <span className="quiet">
          {say(resourceKinds[resource.kind])}
          {!resource.active && <span className="tone-soon"> · {say(words.retired)}</span>}
        </span>
        <div className="push">
          <BookingTabs />
        </div>
      </div>
      <Acts key={resource.version} id={resource.id} of={resource.name} acts={actsOf(resource)} />
      <ResourceFacts resource={resource} ahead={ahead} />
      <Exceptions rows={exceptions} canDrop={resource.can.includes('exception')} />
      <Feeds resource={resource} />
    </div>
  );
}

function actsOf(resource: Resource): Act[] {
  const forms: Partial<Record<Resource['can'][number], Omit<Act, 'name'>>> = {
    hours: { label: words.editHours, form: (onFold) => <HoursForm resource={resource} onFold={onFold} /> },
    exception: { label: words.addException, form: (onFold) => <ExceptionForm resource={resource} onFold={onFold} /> },
    change: { label: words.change, form: (onFold) => <RoomForm resource={resource} onFold={onFold} /> },
    retire: {
      label: words.retire,
      danger: true,
      form: (onFold) => <UseForm resource={resource} step="retire" onFold={onFold} />,
    },
    restore: { label: words.restore, form: (onFold) => <UseForm resource={resource} step="restore" onFold={onFold} /> },
  };
  return (['hours', 'exception', 'change', 'retire', 'restore'] as const).flatMap((name) => {
    const form = forms[name];
    return form && resource.can.includes(name) ? [{ name, ...form }] : [];
  });
}

interface UseFormProps {
  readonly resource: Resource;
  readonly step: 'retire' | 'restore';
  readonly onFold: () => void;
}

const doneWords = { retire: words.retired, restore: words.restored } as const satisfies Record<string, Words>;

function UseForm({ resource, step, onFold }: UseFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const knock = useKnock(doors[step], {
    refreshes: ['calendar.', 'resource.'],
    onDone: () => {
      void message.success(say(doneWords[step]));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words[step]}
      label={words[step]}
      danger={step === 'retire'}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: resource.id })}
      onFold={onFold}
    >
      {step === 'retire' && <p>{say(words.retireSure)}</p>}
    </RegisterForm>
  );
}

function ResourceFacts({ resource, ahead }: { readonly resource: Resource; readonly ahead: number }) {
  const { say } = useLanguage();
  const offers = [
    resource.capacity > 0 ? say(words.seats(resource.capacity)) : '',
    resource.stepFree ? say(words.stepFree) : '',
    resource.hearingLoop ? say(words.hearingLoop) : '',
  ].filter(Boolean);
  const facts = [
    { label: words.code, text: resource.code ?? '' },
    { label: words.keeper, text: resource.unitName },
    { label: words.address, text: [resource.placeName, resource.address].filter(Boolean).join(' ') },
    { label: words.capacity, text: offers.join(' · ') },
    { label: words.hours, text: say(hoursText(resource.hours)) },
  ];
  return (
    <dl className="fact-list booking-facts">
      {facts
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      <div>
        <dt />
        <dd className="quiet">
          {say(resource.keepsHolidays ? words.keepsHolidays : words.roundTheYear)} · {say(words.ahead(ahead))}
        </dd>
      </div>
    </dl>
  );
}
