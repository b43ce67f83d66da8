import { useParams } from 'react-router';
import { whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Frame } from '../frame.tsx';
import { ActsAbout, Empty } from '../pieces.tsx';
import { usePocket, type VisitSheet } from '../store.ts';
import { frameWords } from '../words.ts';
import { matterWords, visitWords as words } from '../words-pages.ts';
import { FoundMatter, PromisedTask } from './visit-follow.tsx';
import { Observations } from './visit-form.tsx';

/** One visit: where, why, who asked; the observation form; what follows from it. */
export function VisitPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const { today } = usePocket();
  const visit = today?.visits.find((one) => one.id === id);
  if (!visit) {
    return (
      <Frame title={say(frameWords.visits)}>
        <Empty title={frameWords.notHere} />
      </Frame>
    );
  }
  return (
    <Frame title={visit.title}>
      <VisitFacts visit={visit} />
      <ActsAbout subject={`visit:${id}`} title={matterWords.line} />
      {visit.can.includes('save') && <Observations key={id} visit={visit} />}
      {visit.can.includes('take-down') && <FoundMatter visit={visit} />}
      {visit.can.includes('task-add') && <PromisedTask visit={visit} />}
    </Frame>
  );
}

function VisitFacts({ visit }: { readonly visit: VisitSheet }) {
  const { say } = useLanguage();
  return (
    <>
      <dl className="facts">
        <dt>{say(matterWords.where)}</dt>
        <dd>{visit.address}</dd>
        <dt>{say(words.purpose)}</dt>
        <dd>
          {say(whyWords[visit.why])}：{visit.purpose}
        </dd>
        <dt>{say(words.askedBy)}</dt>
        <dd>
          {visit.askedBy} · {say(formatDay(visit.plannedOn))}
        </dd>
      </dl>
      {visit.phone && (
        <p>
          <a className="button" href={`tel:${visit.phone}`}>
            {say(words.phone)} {visit.phone}
          </a>
        </p>
      )}
    </>
  );
}
