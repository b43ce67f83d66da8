import { AlertOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { memo } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import type { MatterLine } from './shapes.ts';
import { MatterClock, StateTag } from './state-tag.tsx';
import { deskWords, pageWords } from './words.ts';

interface MatterRowProps {
  readonly row: MatterLine;
  readonly categoryName: string;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** One row of a queue; the same row is narrow beside an open matter and wide without one. */
export const MatterRow = memo(function MatterRow({
  row,
  categoryName,
  isOpen,
  isSelected,
  onOpen,
  onSelect,
  onFocus,
}: MatterRowProps) {
  const { say } = useLanguage();
  return (
    <li className={`row ${isOpen ? 'row-open' : ''} ${isSelected ? 'row-selected' : ''}`}>
      <Checkbox
        checked={isSelected}
        onChange={() => onSelect(row.id)}
        aria-label={`${say(deskWords.select)} ${row.number}`}
      />
      <div className="row-main">
        <Link
          to={`/matters/${row.id}`}
          data-row={row.id}
          aria-current={isOpen ? 'true' : undefined}
          className="row-title two-lines"
          onFocus={() => onFocus(row.id)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(row.id);
          }}
        >
          {row.watch && (
            <span className="watch-mark">
              <AlertOutlined aria-hidden="true" /> {say(deskWords.watch)}
            </span>
          )}
          {row.title}
        </Link>
        <div className="row-facts">
          <span className="figures">{row.number}</span>
          <span>{categoryName}</span>
          {row.where && <span className="row-where">{row.where}</span>}
          <span>
            {row.unitName} · {row.leadName ?? say(deskWords.noLead)}
          </span>
          {row.timesReopened > 0 && (
            <span className="tone-soon">{say(pageWords.timesReopened(row.timesReopened))}</span>
          )}
        </div>
      </div>
      <div className="row-end">
        <StateTag state={row.state} />
        <MatterClock matter={row} />
        <span className="row-reported quiet figures">{say(formatDayTime(row.reportedAt))}</span>
      </div>
    </li>
  );
});
