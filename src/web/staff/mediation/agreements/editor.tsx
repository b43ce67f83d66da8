import { Button } from 'antd';
import { useState } from 'react';
import { missingInText } from '../../../../algorithms/definite-duties/text.ts';
import { newId } from '../../../../kit/ids.ts';
import { doors } from '../../../../modules/agreements/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { DayField, TextField, TicksField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { useDraft } from '../../frame/draft.ts';
import { DutyFields } from './duty-fields.tsx';
import { Findings } from './findings.tsx';
import { type CaseProps, type DutyText, type Text, useAgreementAct } from './shapes.ts';
import { deskAgreementWords as words } from './words.ts';

const newDuty: DutyText = {
  ...{ kind: 'pay', by: '', to: '', what: '', amountFen: 0, capital: '', each: false, time: null },
  ...{ where: '', how: '', proof: '' },
};

/** The text while it is written; kept in memory until it is saved, so that nothing typed is lost on an error or on another page. */
export function Editor({ agreement, bearers, background, onFold }: CaseProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [kept, keep] = useDraft(`agreement ${agreement.id} ${agreement.version}`);
  const saved = agreement.text;
  const text: Text | null = kept === '' ? saved : (JSON.parse(kept) as Text);
  const [keys, setKeys] = useState(() => (text?.duties ?? []).map(() => newId()));
  const knock = useAgreementAct(doors.save, words.saved, () => {
    keep('');
    onFold();
  });
  if (!text) return null;
  const set = (change: Partial<Text>) => keep(JSON.stringify({ ...text, ...change }));
  const found = missingInText(text as Parameters<typeof missingInText>[0], { ...background, form: agreement.form });
  const setDuty = (at: number, change: Partial<DutyText>) =>
    set({ duties: text.duties.map((duty, i) => (i === at ? { ...duty, ...change } : duty)) });
  return (
    <RegisterForm
      title={words.edit}
      label={words.save}
      paths={['text']}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: agreement.mediationId, agreementId: agreement.id, version: agreement.version, text })
      }
      onFold={onFold}
    >
      {kept !== '' && <p className="quiet field-wide">{say(words.unsaved)}</p>}
      <StoryFields text={text} set={set} bearers={bearers} track={background.track} form={agreement.form} />
      {text.duties.map((duty, at) => (
        <DutyFields
          key={keys[at]}
          at={at}
          duty={duty}
          bearers={bearers}
          agreedOn={background.agreedOn}
          found={found}
          onChange={(change) => setDuty(at, change)}
          onRemove={() => {
            setKeys(keys.filter((_, i) => i !== at));
            set({ duties: text.duties.filter((_, i) => i !== at) });
          }}
        />
      ))}
      <div className="field-wide">
        <Button
          onClick={() => {
            setKeys([...keys, newId()]);
            set({ duties: [...text.duties, newDuty] });
          }}
        >
          {say(words.addDuty)}
        </Button>
      </div>
      <TextField
        wide
        path="more"
        label={words.more}
        max={4000}
        rows={2}
        value={text.more}
        onChange={(more) => set({ more })}
      />
      <OptionsField text={text} set={set} />
      <Findings found={found} />
    </RegisterForm>
  );
}

interface PartProps {
  readonly text: Text;
  readonly set: (change: Partial<Text>) => void;
}

interface StoryProps extends PartProps, Pick<CaseProps, 'bearers'> {
  readonly track: 'people' | 'public-order';
  readonly form: 'written' | 'spot' | 'oral';
}

function StoryFields({ text, set, bearers, track, form }: StoryProps) {
  const sides = bearers.filter(({ isSide }) => isSide);
  const saidOf = (side: number) => text.responsibilities.find((one) => one.side === side)?.text ?? '';
  const say = (side: number, said: string) =>
    set({ responsibilities: [...text.responsibilities.filter((one) => one.side !== side), { side, text: said }] });
  return (
    <>
      <TextField wide path="body" label={words.body} max={120} value={text.body} onChange={(body) => set({ body })} />
      <TextField
        wide
        path="facts"
        label={words.facts}
        max={4000}
        rows={3}
        value={text.facts}
        onChange={(facts) => set({ facts })}
      />
      {form !== 'oral' && track === 'people' && (
        <TextField
          wide
          path="disputed"
          label={words.disputed}
          max={4000}
          rows={1}
          value={text.disputed}
          onChange={(disputed) => set({ disputed })}
        />
      )}
      {form !== 'oral' && track === 'public-order' && (
        <TextField
          wide
          path="outcome"
          label={words.outcome}
          max={4000}
          rows={1}
          value={text.outcome}
          onChange={(outcome) => set({ outcome })}
        />
      )}
      {form !== 'oral' &&
        sides.map(({ side, name }) => (
          <TextField
            key={side}
            wide
            path={`responsibilities.${side}`}
            label={words.responsibility(name)}
            max={500}
            rows={1}
            value={saidOf(side)}
            onChange={(said) => say(side, said)}
          />
        ))}
      <DayField path="heldOn" label={words.heldOn} value={text.heldOn} onChange={(heldOn) => set({ heldOn })} />
      <TextField
        path="heldAt"
        label={words.heldAt}
        max={120}
        value={text.heldAt}
        onChange={(heldAt) => set({ heldAt })}
      />
      <PresentField text={text} set={set} />
    </>
  );
}

const lineOf = ({ name, what, signs }: Text['present'][number]) =>
  `${name}${what === '' ? '' : `，${what}`}${signs ? ' *' : ''}`;

function presentOf(typed: string): Text['present'] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 12)
    .map((line) => {
      const [name = '', ...rest] = line.replace(/\s*[*＊]$/, '').split(/[，,]/);
      return { name: name.trim().slice(0, 40), what: rest.join('，').trim().slice(0, 120), signs: /[*＊]$/.test(line) };
    });
}

function PresentField({ text, set }: PartProps) {
  const [typed, setTyped] = useState(() => text.present.map(lineOf).join('\n'));
  return (
    <TextField
      wide
      path="present"
      label={words.present}
      hint={words.presentHint}
      max={1000}
      rows={2}
      value={typed}
      onChange={(now) => {
        setTyped(now);
        set({ present: presentOf(now) });
      }}
    />
  );
}

function OptionsField({ text, set }: PartProps) {
  const { say } = useLanguage();
  const names = ['collective', 'withoutAddresses'] as const;
  return (
    <TicksField
      label={words.options}
      value={names.filter((name) => text[name])}
      onChange={(ticked) =>
        set({ collective: ticked.includes('collective'), withoutAddresses: ticked.includes('withoutAddresses') })
      }
      options={names.map((value) => ({ value, label: say(words[value]) }))}
    />
  );
}
