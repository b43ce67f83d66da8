import {
  BorderOutlined,
  CheckOutlined,
  DeleteOutlined,
  DragOutlined,
  PlusOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import type { Mode } from './photo-boxes.tsx';
import type { BoxDesk } from './use-boxes.ts';
import { redactWords as words } from './words.ts';

const zooms = [1, 1.5, 2, 3, 4] as const;

interface RedactToolsProps {
  readonly desk: BoxDesk;
  readonly zoom: number;
  readonly mode: Mode;
  readonly isSaved: boolean;
  readonly isBlocked: boolean;
  readonly isSending: boolean;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  readonly onZoom: (zoom: number) => void;
  readonly onMode: (mode: Mode) => void;
  readonly onSave: () => void;
}

/** What can be done with boxes and photo; without a box the button to save becomes the declaration that there is nothing to hide. */
export function RedactTools(props: RedactToolsProps) {
  const { say } = useLanguage();
  const { desk, zoom, mode, onAdd, onRemove, onZoom, onMode, onSave } = props;
  const { selected } = desk;
  const isEmpty = desk.boxes.length === 0;
  return (
    <div className="redact-tools">
      <div className="redact-tools-line">
        <Button data-add icon={<PlusOutlined aria-hidden="true" />} onClick={onAdd}>
          {say(words.add)}
        </Button>
        <Button
          icon={<DeleteOutlined aria-hidden="true" />}
          disabled={selected === null}
          onClick={() => selected !== null && onRemove(selected)}
        >
          {say(words.remove)}
        </Button>
        <Button icon={<UndoOutlined aria-hidden="true" />} disabled={!desk.canUndo} onClick={desk.undo}>
          {say(words.undo)}
        </Button>
        <Segmented<Mode>
          aria-label={say(words.mode)}
          value={mode}
          onChange={onMode}
          options={[
            { value: 'draw', label: say(words.draw), icon: <BorderOutlined aria-hidden="true" /> },
            { value: 'pan', label: say(words.pan), icon: <DragOutlined aria-hidden="true" /> },
          ]}
        />
        <span className="redact-zoom">
          <Button
            aria-label={say(words.zoomOut)}
            icon={<ZoomOutOutlined aria-hidden="true" />}
            disabled={zoom === zooms[0]}
            onClick={() => onZoom(zooms.findLast((one) => one < zoom) ?? zooms[0])}
          />
          <output className="figures">{zoom * 100}%</output>
          <Button
            aria-label={say(words.zoomIn)}
            icon={<ZoomInOutlined aria-hidden="true" />}
            disabled={zoom === zooms.at(-1)}
            onClick={() => onZoom(zooms.find((one) => one > zoom) ?? zoom)}
          />
        </span>
      </div>
      <div className="redact-save">
        <Button
          type={isEmpty ? 'default' : 'primary'}
          icon={<CheckOutlined aria-hidden="true" />}
          disabled={props.isSaved || props.isBlocked}
          loading={props.isSending}
          onClick={onSave}
          {...(isEmpty && { 'aria-describedby': 'redact-declare' })}
        >
          {say(isEmpty ? words.declare : words.save)}
        </Button>
      </div>
    </div>
  );
}
