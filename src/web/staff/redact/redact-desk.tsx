import { SyncOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useKeys } from '../frame/keys.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Attached } from '../matters/shapes.ts';
import { afterStep } from '../matters/use-matter-list.ts';
import { allBoxes, freshBox } from './boxes.ts';
import { type Mode, PhotoBoxes } from './photo-boxes.tsx';
import { Preview } from './preview.tsx';
import { RedactTools } from './redact-tools.tsx';
import { useBoxes } from './use-boxes.ts';
import { boxName, redactWords as words } from './words.ts';

/** The editor: photo and boxes on one side, what others will see on the other. */
export function RedactDesk({ file }: { readonly file: Attached }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const there = file.redaction;
  const desk = useBoxes(there?.boxes ?? []);
  const [seen, setSeen] = useState(there?.at ?? null);
  const [zoom, setZoom] = useState(1);
  const [mode, setMode] = useState<Mode>('draw');
  const editor = useRef<HTMLDivElement>(null);
  const toFocus = useRef<number | undefined>(undefined);
  const redact = useKnock(platformDoors.redactFile, {
    refreshes: afterStep,
    onDone: ({ redactedAt }) => {
      setSeen(redactedAt);
      void message.success(say(words.saved));
    },
  });
  const isOthers = there !== null && there.at > (seen ?? '');
  const isSaved = there !== null && JSON.stringify(there.boxes) === JSON.stringify(desk.boxes);

  useEffect(() => {
    if (toFocus.current === undefined) return;
    const find = (what: string) => editor.current?.querySelector<HTMLElement>(what);
    (find(`[data-box="${toFocus.current}"]`) ?? find('[data-add]'))?.focus();
    toFocus.current = undefined;
  });
  const add = () => {
    toFocus.current = desk.boxes.length;
    desk.change([...desk.boxes, freshBox(desk.boxes)], desk.boxes.length);
  };
  const remove = (index: number) => {
    toFocus.current = Math.max(0, index - 1);
    desk.change(desk.boxes.toSpliced(index, 1), null);
  };
  useKeys({ b: add });
  const save = () =>
    redact.mutate(
      desk.boxes.length > 0
        ? { id: file.id, boxes: [...desk.boxes], seen }
        : { id: file.id, boxes: [], none: true, seen },
    );
  const held = desk.selected === null ? undefined : desk.boxes[desk.selected];
  return (
    <div ref={editor}>
      <RedactTools
        desk={desk}
        zoom={zoom}
        mode={mode}
        isSaved={isSaved}
        isBlocked={isOthers}
        isSending={redact.isPending}
        onAdd={add}
        onRemove={remove}
        onZoom={setZoom}
        onMode={setMode}
        onSave={save}
      />
      {isOthers && there && (
        <div className="changed" role="alert">
          <strong>
            <SyncOutlined aria-hidden="true" /> {say(words.othersToo)}
          </strong>
          <p>{say(words.othersHint)}</p>
          <Button
            size="small"
            onClick={() => {
              desk.change(allBoxes(desk.boxes, there.boxes), null);
              setSeen(there.at);
              redact.reset();
            }}
          >
            {say(words.takeTheirs)}
          </Button>
        </div>
      )}
      {!isOthers && <ProblemLine problem={redact.error} />}
      <p role="status" className="unseen">
        {held && desk.selected !== null && say(boxName(desk.selected + 1, held))}
      </p>
      <div className="redact-sides">
        <section aria-labelledby="redact-editor">
          <h2 id="redact-editor">{say(words.editor)}</h2>
          <p className="quiet redact-keys" id="redact-keys">
            {say(words.keys)}
          </p>
          <p className="quiet redact-touch">{say(words.touch)}</p>
          <PhotoBoxes
            src={addressOf(platformDoors.readFile, { id: file.id })}
            desk={desk}
            zoom={zoom}
            mode={mode}
            onRemove={remove}
          />
        </section>
        <Preview file={file} boxes={desk.boxes} isSaved={isSaved} />
      </div>
    </div>
  );
}
