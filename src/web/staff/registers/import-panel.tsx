import { CheckCircleOutlined, FileOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useId, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { sendBytes } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { ImportHistory } from './import-history.tsx';
import { importWords as words } from './words.ts';

type Run = AnswerOf<typeof platformDoors.importRegister>;

interface ImportPanelProps {
  readonly register: string;
  readonly registers: Readonly<Record<string, Words>>;
  readonly refreshes: readonly string[];
}

/** A file is first only tried: what it would do and which rows are wrong; then done, and undone when it was a mistake. */
export function ImportPanel({ register, registers, refreshes }: ImportPanelProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const inputId = useId();
  const [file, setFile] = useState<File | null>(null);
  const run = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: boolean }) =>
      sendBytes(platformDoors.importRegister, chosen, {
        fields: { register, fileName: chosen.name, dryRun: String(dryRun) },
      }),
    onSuccess: async (_, { dryRun }) => {
      if (dryRun) return;
      const old = [...refreshes, 'import.'];
      await client.invalidateQueries({
        predicate: ({ queryKey }) => old.some((beginning) => String(queryKey[0]).startsWith(beginning)),
      });
    },
  });
  const wasDry = run.variables?.dryRun ?? true;
  return (
    <section className="import" aria-label={say(words.import)}>
      <p className="quiet">{say(words.dropHint)}</p>
      <div className="register-line">
        <input
          id={inputId}
          className="unseen"
          type="file"
          accept=".csv,.xlsx,.geojson,.json"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (!chosen) return;
            setFile(chosen);
            run.mutate({ chosen, dryRun: true });
          }}
        />
        <label htmlFor={inputId} className="file-button">
          <FileOutlined aria-hidden="true" /> {say(words.file)}
        </label>
        {file && <span>{file.name}</span>}
        {run.isPending && <span className="quiet">{say(words.dryRun)}…</span>}
      </div>
      <ProblemLine problem={run.error} />
      {run.data && <RunResult run={run.data} wasDry={wasDry} />}
      {run.data && wasDry && file && (
        <Button
          type="primary"
          loading={run.isPending}
          disabled={run.data.created + run.data.changed === 0}
          onClick={() => run.mutate({ chosen: file, dryRun: false })}
        >
          {say(words.doIt)}
        </Button>
      )}
      <ImportHistory registers={registers} refreshes={refreshes} />
    </section>
  );
}

function RunResult({ run, wasDry }: { readonly run: Run; readonly wasDry: boolean }) {
  const { say } = useLanguage();
  const counts = [
    [words.rows, run.rows],
    [words.created, run.created],
    [words.changed, run.changed],
    [words.duplicates, run.duplicates],
    [words.rejected, run.rejected],
  ] as const;
  return (
    <output className="import-result">
      <strong className={wasDry ? '' : 'tone-kept'}>
        {!wasDry && <CheckCircleOutlined aria-hidden="true" />} {say(wasDry ? words.result : words.imported)}
      </strong>
      {counts.map(([name, count]) => (
        <span key={name.zh} className={name === words.rejected && count > 0 ? 'tone-maple figures' : 'figures'}>
          {say(name)} {count}
        </span>
      ))}
      {run.problems.length > 0 && (
        <Table
          className="import-problems"
          size="small"
          rowKey={({ row, column, zh }) => `${row} ${column} ${zh}`}
          dataSource={run.problems}
          pagination={run.problems.length > 50 ? { pageSize: 50 } : false}
          title={() => say(words.problems)}
          columns={[
            { title: say(words.row), dataIndex: 'row', width: 80, align: 'right', className: 'figures' },
            { title: say(words.column), dataIndex: 'column', width: 160 },
            { title: say(words.why), render: (_, problem) => say(problem) },
          ]}
        />
      )}
    </output>
  );
}
