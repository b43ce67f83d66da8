import { FileTextOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/answers/contract.ts';
import { type Paper, papers, proposedSteps } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import type { Offered, Usable } from './shapes.ts';
import { insertWords as words } from './words.ts';
import './answers.css';

interface TemplatePickerProps {
  readonly matterId: string;
  readonly paper: Paper;
  readonly onPick: (entry: Usable, values: Offered['values'], isKnowledge: boolean) => void;
}

/** 用模板: quiet beside the paper; what fits the category first, the rest and knowledge by search. */
export function TemplatePicker({ matterId, paper, onPick }: TemplatePickerProps) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <Offer
          matterId={matterId}
          paper={paper}
          onPick={(entry, values, isKnowledge) => {
            setOpen(false);
            onPick(entry, values, isKnowledge);
          }}
        />
      }
    >
      <Button type="text" size="small" icon={<FileTextOutlined aria-hidden="true" />} aria-expanded={isOpen}>
        {say(words.use)}
      </Button>
    </Popover>
  );
}

interface Group {
  readonly title: Words;
  readonly rows: readonly Usable[];
  readonly isKnowledge: boolean;
}

const isFound = (entry: Usable, typed: string) =>
  [entry.titleZh, entry.titleEn, ...entry.words].some((text) => isNamedBy(text, typed));

function groupsOf({ templates, knowledge }: Offered, paper: Paper, typed: string): Group[] {
  // What was written for this paper before what was written for another.
  const fitting = templates
    .filter((entry) => isFound(entry, typed))
    .toSorted((one, other) => Number(other.paper === paper) - Number(one.paper === paper));
  const here = fitting.filter(({ fit, paper: own }) => fit !== null && (typed !== '' || own === paper));
  const others = typed === '' ? [] : fitting.filter(({ fit }) => fit === null);
  const known = knowledge.filter((entry) => isFound(entry, typed) && (typed !== '' || (entry.fit ?? 0) > 0));
  return [
    { title: words.here, rows: here, isKnowledge: false },
    { title: words.others, rows: others, isKnowledge: false },
    { title: words.knowledge, rows: known, isKnowledge: true },
  ].filter(({ rows }) => rows.length > 0);
}

function Offer({ matterId, paper, onPick }: TemplatePickerProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const offered = useDoor(doors.forMatter, { id: matterId }, { staleMilliseconds: 60_000 });
  const groups = offered.data ? groupsOf(offered.data, paper, typed.trim()) : [];
  const [first] = groups;
  const pick = (entry: Usable | undefined, isKnowledge: boolean) =>
    entry && offered.data && onPick(entry, offered.data.values, isKnowledge);
  return (
    <div className="offer">
      <Input
        autoFocus
        allowClear
        aria-label={say(words.search)}
        placeholder={say(words.search)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => first && pick(first.rows[0], first.isKnowledge)}
      />
      {offered.isPending && <Waiting rows={4} />}
      {offered.isError && <Failed problem={offered.error} onRetry={() => void offered.refetch()} />}
      {offered.data && groups.length === 0 && <p className="quiet">{say(words.nothing)}</p>}
      {groups.map(({ title, rows, isKnowledge }) => (
        <section key={title.zh} aria-label={say(title)}>
          <h3>{say(title)}</h3>
          <ul>
            {rows.map((entry) => (
              <li key={entry.id}>
                <OfferLine entry={entry} onPick={() => pick(entry, isKnowledge)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OfferLine({ entry, onPick }: { readonly entry: Usable; readonly onPick: () => void }) {
  const { say } = useLanguage();
  const { titleZh, titleEn, textZh, textEn, paper, nextStep, isOverdue } = entry;
  return (
    <button type="button" className="offer-line" onClick={onPick}>
      <strong>{say({ zh: titleZh, en: titleEn || titleZh })}</strong>
      <span className="quiet small">
        {paper && say(papers[paper])}
        {nextStep && ` → ${say(proposedSteps[nextStep])}`}
      </span>
      <span className="quiet small offer-text">{say({ zh: textZh, en: textEn || textZh })}</span>
      {isOverdue && <span className="tone-maple small">{say(words.overdue)}</span>}
    </button>
  );
}
