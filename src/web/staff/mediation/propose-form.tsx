import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import { type Mode, modes, type Source, sources, type Track, tracks } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { mediationWords as words } from './words.ts';

interface ProposeProps {
  /** The matter that it grew out of; without one the form asks what happened. */
  readonly matter?: { readonly id: string; readonly title: string; readonly category: string; readonly unitId: string };
}

/** 提出调解, from a matter or from what somebody tells now. */
export function ProposeForm({ matter }: ProposeProps) {
  const { say } = useLanguage();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!holdsAny(me, ['mediate', 'intake', 'handle', 'assign'])) return null;
  if (!isOpen) {
    return (
      <Button type={matter ? 'default' : 'primary'} className="mediation-propose" onClick={() => setOpen(true)}>
        {say(words.propose)}
      </Button>
    );
  }
  return <Form {...(matter && { matter })} onFold={() => setOpen(false)} />;
}

const emptySide = { name: '', phone: '', address: '' };

function sideInput(side: number, { name, phone, address }: typeof emptySide) {
  const typed = phone.trim();
  return {
    side,
    name: name.trim(),
    address,
    way: typed === '' ? ('officer' as const) : ('page' as const),
    ...(typed !== '' && { phone: typed }),
  };
}

function Form({ matter, onFold }: ProposeProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const ownUnit = useMe().holdings[0]?.unitId;
  const [fields, set] = useFields({
    source: (matter ? 'matter' : 'walk-in') as Source,
    track: 'people' as Track,
    mode: 'joint' as Mode,
    title: matter?.title ?? '',
    category: matter?.category.startsWith('dispute') ? matter.category : '',
    unitId: matter?.unitId ?? ownUnit ?? '',
    what: '',
    where: '',
    firstKnownOn: '',
  });
  const [sides, setSides] = useState<readonly (typeof emptySide)[]>([emptySide, emptySide]);
  const knock = useKnock(doors.propose, {
    refreshes: ['mediation.', 'matter.'],
    onDone: ({ id }) => {
      void message.success(say(words.proposed));
      void navigate(`/mediation/${id}`);
    },
  });
  const { what, where, firstKnownOn, category, ...rest } = fields;
  const named = sides.map((side, at) => sideInput(at + 1, side)).filter(({ name }) => name !== '');
  const send = () =>
    knock.mutate({
      ...rest,
      ...(category !== '' && { category }),
      ...(firstKnownOn !== '' && { firstKnownOn }),
      ...(matter ? { matterId: matter.id } : { report: { what, where, ...(category !== '' && { category }) } }),
      parties: named,
    });
  const missing = (text: string) => (text.trim() === '' ? words.missing : undefined);
  return (
    <RegisterForm
      title={words.propose}
      label={words.propose}
      paths={[
        'source',
        'track',
        'mode',
        'title',
        'category',
        'unitId',
        'report.what',
        'parties.0.name',
        'parties.1.name',
        'firstKnownOn',
      ]}
      gaps={{
        title: missing(fields.title),
        unitId: missing(fields.unitId),
        'report.what': matter ? undefined : missing(what),
        'parties.0.name': missing(sides[0]?.name ?? ''),
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <TextField path="title" label={words.subject} max={80} value={fields.title} onChange={set('title')} />
      <Field path="category" label={words.category}>
        {({ id }) => <CategorySelect id={id} label={say(words.category)} value={category} onChange={set('category')} />}
      </Field>
      {!matter && (
        <>
          <TextField
            wide
            path="report.what"
            label={words.what}
            max={5000}
            rows={3}
            value={what}
            onChange={set('what')}
          />
          <TextField path="report.where" label={words.where} max={200} value={where} onChange={set('where')} />
          <ChoiceField
            path="source"
            label={words.source}
            value={fields.source}
            onChange={set('source')}
            options={keysOf(sources)
              .filter((source) => source !== 'matter')
              .map((value) => ({ value, label: say(sources[value]) }))}
          />
        </>
      )}
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
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
      </Field>
      <DayField path="firstKnownOn" label={words.since} value={firstKnownOn} onChange={set('firstKnownOn')} />
      <SideFields at={0} sides={sides} onChange={setSides} />
      <SideFields at={1} sides={sides} onChange={setSides} />
    </RegisterForm>
  );
}

interface SideFieldsProps {
  readonly at: number;
  readonly sides: readonly (typeof emptySide)[];
  readonly onChange: (sides: readonly (typeof emptySide)[]) => void;
}

function SideFields({ at, sides, onChange }: SideFieldsProps) {
  const { say } = useLanguage();
  const { name, phone, address } = sides[at] ?? emptySide;
  const change = (next: Partial<typeof emptySide>) =>
    onChange(sides.map((side, nth) => (nth === at ? { ...side, ...next } : side)));
  return (
    <fieldset className="field-wide mediation-new-side">
      <legend>{say(words.side(at + 1))}</legend>
      <TextField
        path={`parties.${at}.name`}
        label={words.name}
        max={40}
        value={name}
        onChange={(typed) => change({ name: typed })}
      />
      <TextField
        path={`parties.${at}.phone`}
        label={words.phone}
        max={30}
        inputMode="tel"
        value={phone}
        onChange={(typed) => change({ phone: typed })}
      />
      <TextField
        path={`parties.${at}.address`}
        label={words.address}
        max={200}
        value={address}
        onChange={(typed) => change({ address: typed })}
      />
    </fieldset>
  );
}
