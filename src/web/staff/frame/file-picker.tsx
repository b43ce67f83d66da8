import { DeleteOutlined, LoadingOutlined, PaperClipOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { sendBytes } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { problemWords } from './problem.ts';
import { frameWords } from './words.ts';

interface Picked {
  readonly key: string;
  readonly file: File;
  readonly id: string | null;
  readonly problem: unknown;
}

interface FilePickerProps {
  readonly label: Words;
  /** `isSending` while a file is still on its way: what is sent now would go without it. */
  readonly onChange: (fileIds: readonly string[], isSending: boolean) => void;
  readonly max?: number;
}

/** Photos, PDF and audio: sent at once, kept by id; one that was refused says why and can be sent again. */
export function FilePicker({ label, onChange, max = 9 }: FilePickerProps) {
  const { say } = useLanguage();
  const inputId = useId();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const report = useEffectEvent((now: readonly Picked[]) =>
    onChange(
      now.flatMap(({ id }) => id ?? []),
      now.some(({ id, problem }) => id === null && !problem),
    ),
  );
  useEffect(() => report(picked), [picked]);

  const mark = (key: string, part: Partial<Picked>) =>
    setPicked((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const send = async ({ key, file }: Picked) => {
    mark(key, { problem: null });
    try {
      const { id } = await sendBytes(platformDoors.sendFile, file, { requestId: key });
      mark(key, { id });
    } catch (problem) {
      mark(key, { problem });
    }
  };
  const add = (files: FileList | null) => {
    const fresh = [...(files ?? [])]
      .slice(0, max - picked.length)
      .map((file) => ({ key: newId(), file, id: null, problem: null }));
    setPicked((now) => [...now, ...fresh]);
    for (const one of fresh) void send(one);
  };

  return (
    <div className="files-picker">
      <input
        id={inputId}
        className="unseen"
        type="file"
        multiple
        accept="image/*,application/pdf,audio/*"
        disabled={picked.length >= max}
        onChange={(event) => {
          add(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={inputId} className="file-button">
        <PaperClipOutlined aria-hidden="true" /> {say(label)}
      </label>
      <ul>
        {picked.map((one) => (
          <li key={one.key}>
            {one.id === null && !one.problem && <LoadingOutlined aria-label={say(frameWords.uploading)} />}
            {Boolean(one.problem) && <WarningOutlined className="tone-maple" aria-hidden="true" />}
            <span className="file-name">{one.file.name}</span>
            {Boolean(one.problem) && (
              <>
                <span className="field-problem">{say(problemWords(one.problem))}</span>
                <Button size="small" type="link" onClick={() => void send(one)}>
                  {say(frameWords.tryAgain)}
                </Button>
              </>
            )}
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={`${say(frameWords.removeFile)} ${one.file.name}`}
              onClick={() => setPicked((now) => now.filter(({ key }) => key !== one.key))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
