import { dayOf } from '../../../../kit/calendar.ts';
import { keysOf } from '../../../../kit/words.ts';
import { familyDoors } from '../../../../modules/studio/contract-family.ts';
import {
  type Consent,
  type ConsentWay,
  consents,
  consentWays,
  type Moment,
  moments,
  type SessionKind,
  sessionKinds,
} from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, DayField, TextField, TicksField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import type { Family } from './shapes.ts';
import { useStudioAct } from './use-studio-act.ts';
import { streetWords as words } from './words-street.ts';

interface Props {
  readonly family: Family;
  readonly onFold: () => void;
}

const membersOf = (family: Family) => family.members.map(({ id, name }) => ({ value: id, label: name }));

export function MemberForm({ family, onFold }: Props) {
  const [fields, set] = useFields({ name: '', relation: '', bornOn: '', guardianId: '' });
  const knock = useStudioAct(familyDoors.addMember, words.saved, onFold);
  const { name, relation, bornOn, guardianId } = fields;
  const adults = family.members.filter(({ isMinor }) => !isMinor).map(({ id, name: label }) => ({ value: id, label }));
  return (
    <RegisterForm
      title={words.addMember}
      label={words.addMember}
      paths={['name', 'relation', 'bornOn', 'guardianId']}
      gaps={{ name: name.trim() === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: family.id,
          version: family.version,
          name,
          relation,
          ...(bornOn !== '' && { bornOn }),
          ...(guardianId !== '' && { guardianId }),
        })
      }
      onFold={onFold}
    >
      <TextField path="name" label={words.name} max={40} value={name} onChange={set('name')} />
      <TextField path="relation" label={words.relation} max={40} value={relation} onChange={set('relation')} />
      <DayField path="bornOn" label={words.bornOn} value={bornOn} onChange={set('bornOn')} />
      <ChoiceField
        path="guardianId"
        label={words.guardian}
        value={guardianId}
        onChange={set('guardianId')}
        options={[{ value: '', label: '—' }, ...adults]}
      />
    </RegisterForm>
  );
}

export function ConsentForm({ family, onFold }: Props) {
  const { say } = useLanguage();
  const [first] = family.members;
  const [fields, set] = useFields({
    memberId: family.members.find(({ consent }) => consent !== 'given')?.id ?? first?.id ?? '',
    consent: 'given' as Exclude<Consent, 'asked'>,
    by: '',
    how: 'paper' as ConsentWay,
  });
  const knock = useStudioAct(familyDoors.consent, words.saved, onFold);
  const member = family.members.find(({ id }) => id === fields.memberId);
  const speaks = member?.isMinor ? family.members.find(({ id }) => id === member.guardianId) : member;
  const by = fields.by || (speaks?.name ?? '');
  return (
    <RegisterForm
      title={words.consent}
      label={words.consent}
      paths={['memberId', 'consent', 'by', 'how']}
      gaps={{ by: by === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: family.id, version: family.version, ...fields, by })}
      onFold={onFold}
    >
      <ChoiceField
        path="memberId"
        label={words.members}
        value={fields.memberId}
        onChange={set('memberId')}
        options={membersOf(family)}
      />
      <ChoiceField
        path="consent"
        label={words.consent}
        value={fields.consent}
        onChange={set('consent')}
        options={(['given', 'refused', 'withdrawn'] as const).map((value) => ({ value, label: say(consents[value]) }))}
      />
      <TextField path="by" label={words.consentBy} max={40} value={by} onChange={set('by')} />
      <ChoiceField
        path="how"
        label={words.how}
        value={fields.how}
        onChange={set('how')}
        options={keysOf(consentWays).map((value) => ({ value, label: say(consentWays[value]) }))}
      />
    </RegisterForm>
  );
}

export function SessionForm({ family, onFold }: Props) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    kind: 'activity' as SessionKind,
    on: dayOf(new Date()),
    where: '',
    about: '',
    attended: [] as readonly string[],
  });
  const knock = useStudioAct(familyDoors.session, words.saved, onFold);
  return (
    <RegisterForm
      title={words.session}
      label={words.session}
      paths={['kind', 'on', 'where', 'about', 'attended']}
      gaps={{ about: fields.about.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: family.id, version: family.version, ...fields, attended: [...fields.attended] })}
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={fields.kind}
        onChange={set('kind')}
        options={keysOf(sessionKinds).map((value) => ({ value, label: say(sessionKinds[value]) }))}
      />
      <DayField path="on" label={words.day} value={fields.on} onChange={set('on')} />
      <TextField path="where" label={words.where} max={120} value={fields.where} onChange={set('where')} />
      <TextField
        wide
        path="about"
        label={words.about}
        max={300}
        rows={2}
        value={fields.about}
        onChange={set('about')}
      />
      <TicksField label={words.who} value={fields.attended} onChange={set('attended')} options={membersOf(family)} />
    </RegisterForm>
  );
}

export function ReportForm({ family, onFold }: Props) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ memberId: family.members[0]?.id ?? '', moment: 'before' as Moment, score: '' });
  const knock = useStudioAct(familyDoors.report, words.saved, onFold);
  const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
  return (
    <RegisterForm
      title={words.selfReport}
      label={words.selfReport}
      paths={['memberId', 'moment', 'score']}
      gaps={{ score: fields.score === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: family.id,
          version: family.version,
          memberId: fields.memberId,
          moment: fields.moment,
          score: fields.score === 'rather' ? null : Number(fields.score),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="memberId"
        label={words.members}
        value={fields.memberId}
        onChange={set('memberId')}
        options={membersOf(family)}
      />
      <ChoiceField
        path="moment"
        label={words.moment}
        value={fields.moment}
        onChange={set('moment')}
        options={keysOf(moments).map((value) => ({ value, label: say(moments[value]) }))}
      />
      <ChoiceField
        path="score"
        label={words.score}
        value={fields.score}
        onChange={set('score')}
        options={[...scores, { value: 'rather', label: say(words.rather) }]}
      />
    </RegisterForm>
  );
}

export function NoteForm({ family, onFold }: Props) {
  const [fields, set] = useFields({ text: '' });
  const knock = useStudioAct(familyDoors.note, words.saved, onFold);
  return (
    <RegisterForm
      title={words.addNote}
      label={words.addNote}
      paths={['text']}
      gaps={{ text: fields.text.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: family.id, text: fields.text })}
      onFold={onFold}
    >
      <TextField
        wide
        path="text"
        label={words.text}
        hint={words.notesHint}
        max={5000}
        rows={4}
        value={fields.text}
        onChange={set('text')}
      />
    </RegisterForm>
  );
}

export function EndForm({ family, onFold }: Props) {
  const [fields, set] = useFields({ why: '' });
  const knock = useStudioAct(familyDoors.endFamily, words.saved, onFold);
  return (
    <RegisterForm
      title={words.end}
      label={words.end}
      danger
      paths={['why']}
      gaps={{ why: fields.why.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: family.id, version: family.version, why: fields.why })}
      onFold={onFold}
    >
      <TextField
        wide
        path="why"
        label={words.reason}
        hint={words.endEffect}
        max={300}
        value={fields.why}
        onChange={set('why')}
      />
    </RegisterForm>
  );
}
