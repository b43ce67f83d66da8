import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { Link } from 'react-router';
import { matterStates } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import type { Matter } from '../matters/shapes.ts';
import type { StepFormProps } from '../matters/step-simple-forms.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import type { Similar } from '../topics/shapes.ts';
import { SimilarPanel } from '../topics/similar-panel.tsx';
import { PublicCard } from './card.tsx';
import { MergeForm } from './merge-form.tsx';
import { SplitForm } from './split-form.tsx';
import { UnmergeForm } from './unmerge-form.tsx';
import { togetherWords as words } from './words.ts';
import './together.css';

const forms = {
  merge: { form: undefined, label: words.merge },
  unmerge: { form: UnmergeForm, label: words.unmerge },
  split: { form: SplitForm, label: words.split },
} as const satisfies Record<string, { form: ComponentType<StepFormProps> | undefined; label: unknown }>;
type FormName = keyof typeof forms;

// Nothing is merged any more: whoever looks for others does so from the open one.
const finished: readonly string[] = ['closed', 'revisited', 'archived', 'withdrawn', 'not_accepted', 'merged'];

/** What hangs together with a matter, and what can be done about it: merge, undo, split, make public. */
export function MatterLinks({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<FormName | null>(null);
  const [into, setInto] = useState<Similar | null>(null);
  const { into: taker, members, splitFrom, splits, can, card } = matter.together;
  const acts = (Object.keys(forms) as FormName[]).filter((name) => can.includes(name));
  const hasLinks = taker !== null || members.length > 0 || splitFrom !== null || splits.length > 0;
  const isUnfinished = !finished.includes(matter.state);
  const looksAround = isUnfinished && matter.reporters.length > 0 && matter.emergencyUntil === null;
  const Form = open === null ? undefined : forms[open].form;
  return (
    <>
      {(hasLinks || acts.length > 0 || looksAround) && (
        <section className="side-part together" aria-labelledby="together">
          <h2 id="together">{say(words.title)}</h2>
          {taker && (
            <p>
              {say(words.into)} <MatterLink {...taker} />
              <span className="quiet small together-note">{say(words.intoAbout)}</span>
            </p>
          )}
          {members.length > 0 && <Members members={members} />}
          {splitFrom && (
            <p>
              {say(words.splitFrom)} <MatterLink {...splitFrom} />
            </p>
          )}
          {splits.length > 0 && (
            <ul className="together-list">
              {splits.map((one) => (
                <li key={one.id}>
                  {say(words.splits)} <MatterLink {...one} />
                </li>
              ))}
            </ul>
          )}
          {open !== 'merge' && looksAround && (
            <SimilarPanel
              key={matter.id}
              matter={matter}
              canMerge={can.includes('merge')}
              onMerge={(row) => {
                setInto(row);
                setOpen('merge');
              }}
            />
          )}
          {open === 'merge' && (
            <MergeForm
              matter={matter}
              first={into}
              onFold={() => {
                setInto(null);
                setOpen(null);
              }}
            />
          )}
          {Form && <Form matter={matter} onFold={() => setOpen(null)} />}
          {open === null && (
            <div className="together-acts">
              {acts.map((name) => (
                <Button key={name} size="small" onClick={() => setOpen(name)}>
                  {say(forms[name].label)}
                </Button>
              ))}
            </div>
          )}
        </section>
      )}
      {(card !== null || can.includes('publish')) && <PublicCard matter={matter} />}
    </>
  );
}

function MatterLink({ id, number, title, state }: NonNullable<Matter['together']['into']>) {
  const { say } = useLanguage();
  return (
    <Link to={`/matters/${id}`} className="together-link">
      <span className="figures">{number}</span> {title} <span className="quiet small">{say(matterStates[state])}</span>
    </Link>
  );
}

function Members({ members }: { readonly members: Matter['together']['members'] }) {
  const { say } = useLanguage();
  const { channelName } = useDictionary();
  return (
    <details className="together-members">
      <summary>{say(words.members(members.length))}</summary>
      <ul className="together-list">
        {members.map((member) => (
          <li key={member.id}>
            <Link to={`/matters/${member.id}`} className="figures">
              {member.number}
            </Link>{' '}
            <span className="quiet small">
              {channelName(member.channel)} · {say(formatDayTime(member.reportedAt))} · {member.where}
            </span>
            <p className="together-words">{member.what}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
