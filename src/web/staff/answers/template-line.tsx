import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Paper } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TemplatePicker } from './template-picker.tsx';
import type { Template } from './use-template.ts';
import { insertWords as words } from './words.ts';

interface TemplateLineProps {
  readonly matterId: string;
  readonly paper: Paper;
  readonly template: Template;
}

/** Below the field: a template, the way back, and which placeholders wait; each leads to its place in the text. */
export function TemplateLine({ matterId, paper, template: { insert, undo, gaps, select } }: TemplateLineProps) {
  const { say } = useLanguage();
  return (
    <div className="template-line">
      <TemplatePicker matterId={matterId} paper={paper} onPick={insert} />
      {undo && (
        <Button type="text" size="small" icon={<UndoOutlined aria-hidden="true" />} onClick={undo}>
          {say(words.undo)}
        </Button>
      )}
      <div role="status" className="template-gaps">
        {gaps.length > 0 && (
          <>
            <span className="tone-soon">{say(words.gaps)}</span>
            {gaps.map(({ name, from, to }) => (
              <Button key={from} size="small" type="link" onClick={() => select(from, to)}>
                {`{${name}}`}
              </Button>
            ))}
          </>
        )}
      </div>
    </div>
  );
}
