import { DownloadOutlined, FilterOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { queueWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ExportForm } from './export-form.tsx';
import { type MatterFilter, narrowings, queueNames } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { MatterSearch } from './matter-search.tsx';
import { SaveQueueForm } from './save-queue-form.tsx';
import { deskWords } from './words.ts';

interface ListBarProps {
  readonly filter: MatterFilter;
  readonly total: { readonly count: number; readonly more: boolean } | undefined;
  readonly onFilter: (filter: MatterFilter) => void;
  readonly onOpen: (id: string) => void;
}

type Drawer = 'filter' | 'save' | 'export' | null;

/** Search, filter, save and export; each opens its form in place, one at a time. */
export function ListBar({ filter, total, onFilter, onOpen }: ListBarProps) {
  const { say } = useLanguage();
  const [drawer, setDrawer] = useState<Drawer>(null);
  const toggle = (name: Drawer) => setDrawer(drawer === name ? null : name);
  const set = narrowings(filter);
  return (
    <div className="list-bar">
      <div className="list-bar-line">
        <h1 className="list-title">
          <Select
            className="queue-switch"
            aria-label={say(deskWords.queues)}
            value={filter.queue}
            options={queueNames.map((queue) => ({ value: queue, label: say(queueWords[queue]) }))}
            onChange={(queue) => onFilter({ ...filter, queue })}
            popupMatchSelectWidth={160}
          />
          <span className="queue-title">{say(queueWords[filter.queue])}</span>
          {total && (
            <span className="figures quiet list-total">
              {total.count}
              {total.more && '+'}
            </span>
          )}
        </h1>
        <MatterSearch filter={filter} onFilter={onFilter} onOpen={onOpen} />
        <div className="list-tools">
          <Button
            icon={<FilterOutlined aria-hidden="true" />}
            aria-expanded={drawer === 'filter'}
            onClick={() => toggle('filter')}
            title={say(deskWords.filters)}
          >
            <span className="tool-word">{say(deskWords.filters)}</span>
            {set > 0 && <span className="figures">{set}</span>}
          </Button>
          <Button
            icon={<SaveOutlined aria-hidden="true" />}
            aria-expanded={drawer === 'save'}
            onClick={() => toggle('save')}
            title={say(deskWords.saveQueue)}
          >
            <span className="tool-word">{say(deskWords.saveQueue)}</span>
          </Button>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            aria-expanded={drawer === 'export'}
            onClick={() => toggle('export')}
            title={say(deskWords.exportList)}
          >
            <span className="tool-word">{say(deskWords.exportList)}</span>
          </Button>
        </div>
      </div>
      {drawer === 'filter' && <FilterForm filter={filter} onFilter={onFilter} />}
      {drawer === 'save' && <SaveQueueForm filter={filter} onDone={() => setDrawer(null)} />}
      {drawer === 'export' && <ExportForm filter={filter} />}
    </div>
  );
}
