import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { download } from '../frame/download.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { ProblemLine } from '../frame/states.tsx';
import { ImportPanel } from './import-panel.tsx';
import { importWords as words } from './words.ts';

interface RegisterToolsProps {
  readonly registers: Readonly<Record<string, Words>>;
  /** Beginnings of actions whose answers an import makes old. */
  readonly refreshes: readonly string[];
}

const formats = ['xlsx', 'csv', 'geojson'] as const;
// Only what has a shape on the ground can be told as GeoJSON.
const shaped: readonly string[] = ['grids', 'places', 'roads'];

/** Export as a table or a map, import with a dry run; both for whoever keeps the registers. */
export function RegisterTools({ registers, refreshes }: RegisterToolsProps) {
  const { say } = useLanguage();
  const me = useMe();
  const [first = ''] = Object.keys(registers);
  const [register, setRegister] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const save = useMutation({
    mutationFn: (format: (typeof formats)[number]) =>
      download(addressOf(platformDoors.exportRegister, { register, format })),
  });
  if (!holdsAny(me, ['register'])) return null;
  return (
    <div className="register-tools">
      <div className="register-line">
        <Select
          aria-label={say(words.register)}
          value={register}
          onChange={setRegister}
          options={Object.entries(registers).map(([value, name]) => ({ value, label: say(name) }))}
          popupMatchSelectWidth={false}
        />
        {formats
          .filter((format) => format !== 'geojson' || shaped.includes(register))
          .map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined />}
              aria-label={`${say(words.export)} ${format}`}
              loading={save.isPending && save.variables === format}
              onClick={() => save.mutate(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        <Button icon={<UploadOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(words.import)}
        </Button>
      </div>
      <ProblemLine problem={save.error} />
      {isOpen && <ImportPanel key={register} register={register} registers={registers} refreshes={refreshes} />}
    </div>
  );
}
