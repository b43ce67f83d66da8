import { PaperClipOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Duty, dutyList, duties as dutyWords } from '../../../kit/duties.ts';
import { doors } from '../../../modules/procedures/contract.ts';
import { leadWords, seeingDuties } from '../../../modules/procedures/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { Findings } from './findings.tsx';
import type { ReadFile } from './shapes.ts';
import { StageList } from './stage-list.tsx';
import { procedureWords, importWords as words } from './words.ts';

type Whom = Duty | 'lead' | null;
type Counts = 'working' | 'natural';

/** 导入: a file is read as often as its mapping changes, and kept only as a draft in the end. */
export function ImportFile({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [file, setFile] = useState<unknown>();
  const [name, setName] = useState('');
  const [isBroken, setBroken] = useState(false);
  const [category, setCategory] = useState('');
  const [counts, setCounts] = useState<Counts>('working');
  const [nth, setNth] = useState(0);
  const [roles, setRoles] = useState<Record<string, Whom>>({});
  const read = useDoor(
    doors.read,
    { file, category, counts, nth, roles },
    { keep: true, enabled: file !== undefined && category !== '' },
  );
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const parsed = await chosen
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => undefined);
    setName(chosen.name);
    setBroken(parsed === undefined);
    setFile(parsed);
    setNth(0);
    setRoles({});
  };
  return (
    <section className="register-form procedure-import" aria-label={say(procedureWords.import)}>
      <p className="quiet">{say(words.hint)}</p>
      <div className="procedure-head-fields">
        <div>
          <input
            id="import-digit"
            className="unseen"
            type="file"
            accept="application/json,.json"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
          <label htmlFor="import-digit" className="file-button">
            <PaperClipOutlined aria-hidden="true" /> {name || say(words.choose)}
          </label>
        </div>
        <label htmlFor="import-category" className="procedure-field">
          {say(procedureWords.category)}
          <CategorySelect
            id="import-category"
            branches
            label={say(procedureWords.category)}
            value={category}
            onChange={setCategory}
          />
        </label>
        <div>
          <div>{say(words.counts)}</div>
          <Segmented<Counts>
            aria-label={say(words.counts)}
            value={counts}
            onChange={setCounts}
            options={[
              { value: 'working', label: say(words.working) },
              { value: 'natural', label: say(words.natural) },
            ]}
          />
        </div>
      </div>
      {isBroken && <p className="field-problem">{say(words.notJson)}</p>}
      <ProblemLine problem={read.error} />
      {read.isFetching && !read.data && <Waiting rows={4} />}
      {read.data && file !== undefined && (
        <Tried
          read={read.data}
          nth={nth}
          onNth={setNth}
          onRole={(role, whom) => setRoles({ ...roles, [role]: whom })}
        />
      )}
      <div>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </section>
  );
}

interface TriedProps {
  readonly read: ReadFile;
  readonly nth: number;
  readonly onNth: (nth: number) => void;
  readonly onRole: (role: string, whom: Whom) => void;
}

function Tried({ read, nth, onNth, onRole }: TriedProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { services, roles, content, findings, leftOut } = read;
  const keep = useKnock(doors.make, {
    refreshes: ['procedure.'],
    onDone: ({ id }) => {
      void message.success(say(procedureWords.saved));
      void navigate(`/system/procedures/${id}`);
    },
  });
  return (
    <>
      {services.length > 1 && (
        <Select<number>
          aria-label={say(words.which)}
          value={nth}
          onChange={onNth}
          options={services.map((label, value) => ({ value, label }))}
        />
      )}
      <h3>{say(words.roles)}</h3>
      <ul className="procedure-roles">
        {roles.map((role) => (
          <RoleLine key={role.role} role={role} onRole={onRole} />
        ))}
      </ul>
      <h3>{say(words.preview)}</h3>
      <StageList content={content} />
      {leftOut.length > 0 && <h3>{say(words.leftOut)}</h3>}
      <ul className="procedure-left-out">
        {leftOut.map((omission) => (
          <li key={`${omission.name} ${omission.zh}`}>
            <code>{omission.name}</code> <span className="quiet">{say(omission)}</span>
          </li>
        ))}
      </ul>
      <Findings findings={findings} />
      <ProblemLine problem={keep.error} />
      <div>
        <Button type="primary" loading={keep.isPending} onClick={() => keep.mutate({ content })}>
          {say(words.keep)}
        </Button>
      </div>
    </>
  );
}

const nobody = 'nobody';
type Chosen = Duty | 'lead' | typeof nobody;

function isDuty(whom: string): whom is Duty {
  return (dutyList as readonly string[]).includes(whom);
}

interface RoleProps {
  readonly role: ReadFile['roles'][number];
  readonly onRole: TriedProps['onRole'];
}

function RoleLine({ role: { role, whom, unknown }, onRole }: RoleProps) {
  const { say } = useLanguage();
  const value: Chosen = whom === null ? nobody : isDuty(whom) ? whom : 'lead';
  return (
    <li>
      <code>{role}</code>
      <Select<Chosen | null>
        aria-label={`${say(words.whom)} ${role}`}
        {...(unknown && { status: 'warning' as const })}
        placeholder={say(words.unknown)}
        value={unknown ? null : value}
        onChange={(chosen) => chosen !== null && onRole(role, chosen === nobody ? null : chosen)}
        options={[
          ...seeingDuties.map((duty) => ({ value: duty, label: say(dutyWords[duty]) })),
          { value: 'lead' as const, label: say(leadWords) },
          { value: nobody, label: say(words.nobody) },
        ]}
        popupMatchSelectWidth={false}
      />
    </li>
  );
}
