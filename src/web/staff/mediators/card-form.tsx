import { Checkbox, TreeSelect } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediators/contract.ts';
import {
  type MediatorKind,
  mediatorKinds,
  type Profession,
  professions,
  type Skill,
  skillWords,
} from '../../../modules/mediators/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField, TicksField } from '../forms/fields.tsx';
import { type Gaps, RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { formWords } from '../forms/words.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { pinyinInitials } from '../frame/initials.ts';
import { HelperSelect } from '../matters/helper-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { PersonSelect } from '../registers/person-select.tsx';
import { type Own, OwnFields, ownGaps, ownInput, ownOf, ownPaths } from './own-fields.tsx';
import { type Mediator, refreshes } from './shapes.ts';
import { useDone } from './use-done.ts';
import { mediatorWords as words } from './words.ts';

interface CardFields extends Own {
  /** `unit:<id>` or `partner:<id>`. */
  readonly place: string;
  readonly kind: MediatorKind;
  readonly profession: Profession;
  readonly fields: readonly string[];
  readonly skills: readonly Skill[];
  readonly cap: string;
  readonly teacherId: string;
}

function fieldsOf(card?: Mediator): CardFields {
  const own = card?.unitId ? `unit:${card.unitId}` : '';
  return {
    ...ownOf(card),
    place: card?.partnerId ? `partner:${card.partnerId}` : own,
    kind: card?.kind ?? 'lay',
    profession: card?.profession ?? 'elder',
    fields: card?.fields.map(({ code }) => code) ?? [],
    skills: card?.skills ?? [],
    cap: String(card?.cap ?? 5),
    teacherId: card?.teacher?.id ?? '',
  };
}

function inputOf(fields: CardFields) {
  const { place, kind, profession, skills, cap, teacherId } = fields;
  const [of, id = ''] = place.split(':');
  return {
    ...ownInput(fields),
    unitId: of === 'unit' ? id : null,
    partnerId: of === 'partner' ? id : null,
    kind,
    profession,
    fields: [...fields.fields],
    skills: [...skills],
    cap: Number(cap),
    teacherId: teacherId || null,
  };
}

const isCap = (cap: string) => /^\d{1,2}$/.test(cap) && Number(cap) >= 1 && Number(cap) <= 30;

function gapsOf(fields: CardFields): Gaps {
  return {
    ...ownGaps(fields),
    place: fields.place === '' ? formWords.chooseOne : undefined,
    fields: fields.fields.length === 0 ? formWords.chooseOne : undefined,
    cap: isCap(fields.cap) ? undefined : words.capWrong,
  };
}

const paths = [...ownPaths, 'place', 'unitId', 'kind', 'profession', 'fields', 'skills', 'cap', 'teacherId'];

/** Changes what the register keeps of a mediator. */
export function ChangeForm({ card, onFold }: { readonly card: Mediator; readonly onFold: () => void }) {
  const [fields, set, setFields] = useFields(fieldsOf(card));
  const onOwn = (part: Partial<Own>) => setFields((before) => ({ ...before, ...part }));
  const guard = useSeen(card.version);
  const knock = useKnock(doors.change, { refreshes, onDone: useDone(formWords.saved, onFold) });
  return (
    <RegisterForm
      title={words.change}
      label={formWords.save}
      paths={paths}
      gaps={gapsOf(fields)}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: card.id, version: guard.seen, ...inputOf(fields) })}
      onFold={onFold}
    >
      <CardFieldset fields={fields} set={set} onOwn={onOwn} exceptId={card.id} />
    </RegisterForm>
  );
}

/** Puts a person of the people's register on the register of mediators. */
export function AddForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set, setFields] = useFields(fieldsOf());
  const [personId, setPersonId] = useState('');
  const [isApprentice, setApprentice] = useState(false);
  const [termFrom, setTermFrom] = useState(() => dayOf(new Date()));
  const onOwn = (part: Partial<Own>) => setFields((before) => ({ ...before, ...part }));
  const knock = useKnock(doors.add, { refreshes, onDone: useDone(words.added, onFold) });
  return (
    <RegisterForm
      title={words.add}
      label={words.add}
      paths={[...paths, 'personId', 'termFrom']}
      gaps={{
        ...gapsOf(fields),
        personId: personId === '' ? formWords.chooseOne : undefined,
        termFrom: termFrom === '' ? formWords.chooseDay : undefined,
        teacherId: isApprentice && fields.teacherId === '' ? formWords.chooseOne : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ personId, isApprentice, termFrom, ...inputOf(fields) })}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="personId" label={words.person} hint={words.personHint}>
          {({ id }) => <PersonSelect id={id} label={say(words.person)} value={personId} onChange={setPersonId} />}
        </Field>
        <DayField
          path="termFrom"
          label={words.termFrom}
          hint={words.termHint}
          value={termFrom}
          onChange={setTermFrom}
        />
        <Checkbox checked={isApprentice} onChange={({ target }) => setApprentice(target.checked)}>
          {say(words.apprentice)}
        </Checkbox>
      </div>
      <CardFieldset fields={fields} set={set} onOwn={onOwn} />
    </RegisterForm>
  );
}

interface FieldsetProps {
  readonly fields: CardFields;
  readonly set: <Name extends keyof CardFields>(name: Name) => (value: CardFields[Name]) => void;
  readonly onOwn: (part: Partial<Own>) => void;
  readonly exceptId?: string;
}

function CardFieldset({ fields, set, onOwn, exceptId }: FieldsetProps) {
  const { say } = useLanguage();
  const panel = useDoor(doors.list, { standing: 'active', limit: 200 });
  const teachers = (panel.data?.rows ?? []).filter(({ id }) => id !== exceptId);
  return (
    <div className="field-grid">
      <Field path="place" label={words.place}>
        {({ id }) => <HelperSelect id={id} label={words.place} value={fields.place} onChange={set('place')} />}
      </Field>
      <ChoiceField
        path="profession"
        label={words.profession}
        value={fields.profession}
        onChange={set('profession')}
        options={keysOf(professions).map((value) => ({ value, label: say(professions[value]) }))}
      />
      <ChoiceField
        path="kind"
        label={words.kind}
        value={fields.kind}
        onChange={set('kind')}
        options={keysOf(mediatorKinds).map((value) => ({ value, label: say(mediatorKinds[value]) }))}
      />
      <TextField path="cap" label={words.cap} max={2} inputMode="numeric" value={fields.cap} onChange={set('cap')} />
      <Field wide path="fields" label={words.fields} hint={words.fieldsHint}>
        {({ id }) => <FieldsSelect id={id} value={fields.fields} onChange={set('fields')} />}
      </Field>
      <ChoiceField
        path="teacherId"
        label={words.teacher}
        value={fields.teacherId}
        onChange={set('teacherId')}
        options={[
          { value: '', label: say(words.noTeacher) },
          ...teachers.map(({ id, name, unitName }) => ({ value: id, label: `${name}　${unitName}` })),
        ]}
      />
      <TicksField
        label={words.skills}
        value={fields.skills}
        onChange={set('skills')}
        options={keysOf(skillWords).map((value) => ({ value, label: say(skillWords[value]) }))}
      />
      <OwnFields own={fields} onChange={onOwn} shownLabel={words.shown} />
    </div>
  );
}

interface Branch {
  readonly value: string;
  readonly title: string;
  readonly named: string;
  children: Branch[];
}

interface FieldsSelectProps {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Several categories of the dictionary; disputes come first. */
function FieldsSelect({ id, value, onChange }: FieldsSelectProps) {
  const { say } = useLanguage();
  const { categories } = useDictionary();
  const below = (above: string | null): Branch[] =>
    categories
      .filter(({ parentCode }) => parentCode === above)
      .map(({ code, zh, en }) => ({
        value: code,
        title: say({ zh, en }),
        named: `${zh} ${en} ${pinyinInitials(zh)}`,
        children: below(code),
      }));
  const isDispute = ({ value: code }: Branch) => code === 'dispute';
  return (
    <TreeSelect<string[], Branch>
      id={id}
      multiple
      allowClear
      className="wide"
      aria-label={say(words.fields)}
      value={[...value]}
      onChange={onChange}
      treeData={below(null).sort((one, other) => Number(isDispute(other)) - Number(isDispute(one)))}
      treeDefaultExpandedKeys={['dispute']}
      showSearch={{ treeNodeFilterProp: 'named' }}
    />
  );
}
