import { Button, Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { legalBases, settingWords } from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { labelled } from '../frame/stacked.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { NumberLine } from './number-line.tsx';
import { freshPurpose, PurposeForm } from './purpose-form.tsx';
import { Retention } from './retention.tsx';
import { ruleWords as words } from './words.ts';

type Rules = AnswerOf<typeof doors.rulesOfKeeping>;

/** 目的与期限: why data is held, how long, and the periods that a county may set. */
export function Rules() {
  const rules = useDoor(doors.rulesOfKeeping, {});
  if (rules.isPending) return <Waiting rows={10} />;
  if (rules.isError) return <Failed problem={rules.error} onRetry={() => void rules.refetch()} />;
  const canChange = rules.data.can.includes('change');
  return (
    <section className="privacy-part">
      <Purposes purposes={rules.data.purposes} canChange={canChange} />
      <Retention rules={rules.data} />
      <Settings settings={rules.data.settings} canChange={canChange} />
    </section>
  );
}

function Purposes({ purposes, canChange }: { readonly purposes: Rules['purposes']; readonly canChange: boolean }) {
  const { say, list } = useLanguage();
  const [edited, setEdited] = useState<string | null>(null);
  const [adds, setAdds] = useState(false);
  return (
    <>
      <h2>{say(words.purposes)}</h2>
      <Table<Rules['purposes'][number]>
        className="stacked"
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={[...purposes]}
        expandable={{
          expandedRowKeys: edited === null ? [] : [edited],
          showExpandColumn: false,
          expandedRowRender: (purpose) => <PurposeForm purpose={purpose} done={() => setEdited(null)} />,
        }}
        columns={[
          { title: say(words.purposes), className: 'stacked-title', render: (_, row) => say(row) },
          ...labelled<Rules['purposes'][number]>([
            { title: say(words.basis), width: 170, render: (_, row) => say(legalBases[row.basis]) },
            { title: say(words.kinds), width: 190, render: (_, row) => list(row.kinds) },
            { title: say(words.law), width: 200, dataIndex: 'law' },
            { title: say(words.retention), width: 120, dataIndex: 'retention' },
          ]),
          {
            title: <span className="unseen">{say(words.save)}</span>,
            width: 80,
            render: (_, row) =>
              canChange && (
                <Button size="small" onClick={() => setEdited(edited === row.code ? null : row.code)}>
                  {say({ zh: '修改', en: 'Change' })}
                </Button>
              ),
          },
        ]}
      />
      {canChange && !adds && <Button onClick={() => setAdds(true)}>{say(words.addPurpose)}</Button>}
      {adds && <PurposeForm purpose={freshPurpose} taken={purposes} done={() => setAdds(false)} />}
    </>
  );
}

function Settings({ settings, canChange }: { readonly settings: Rules['settings']; readonly canChange: boolean }) {
  const { say } = useLanguage();
  const save = useKnock(doors.saveSetting, { refreshes: ['retention.'] });
  return (
    <>
      <h2>{say(words.periods)}</h2>
      <ul className="privacy-rows">
        {settings.map(({ name, value }) => (
          <li key={name}>
            <NumberLine
              id={`setting-${name}`}
              label={say(settingWords[name])}
              value={value}
              canChange={canChange}
              pending={save.isPending}
              onSave={(next) => save.mutate({ name, value: next })}
            />
          </li>
        ))}
      </ul>
      <ProblemLine problem={save.error} />
    </>
  );
}
