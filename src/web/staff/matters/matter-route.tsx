import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { followed, type Route, RouteChoiceFields, RouteSentence, routeInput, useRoute } from './route-proposal.tsx';
import { routeWords as words } from './route-words.ts';
import type { Matter } from './shapes.ts';
import { StepFrame } from './step-frame.tsx';
import { tooShort } from './step-simple-forms.tsx';
import { useStep } from './use-step.ts';

/** Which rule routed the matter, and what became of its proposal. */
export function MatterRoute({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const asked = useRoute(matter.id, '');
  const [isOpen, setOpen] = useState(false);
  if (!asked?.route) return null;
  return (
    <section className="side-part" aria-labelledby="route">
      <h2 id="route">{say(words.title)}</h2>
      {!isOpen && <RouteSentence route={asked.route} />}
      {asked.canDecide && !isOpen && (
        <Button size="small" onClick={() => setOpen(true)}>
          {say(words.decide)}
        </Button>
      )}
      {isOpen && <RouteForm matter={matter} route={asked.route} onFold={() => setOpen(false)} />}
    </section>
  );
}

interface RouteFormProps {
  readonly matter: Matter;
  readonly route: Route;
  readonly onFold: () => void;
}

function RouteForm({ matter, route, onFold }: RouteFormProps) {
  const [choice, setChoice] = useState(followed);
  const { send, ...rest } = useStep(doors.followRoute, matter, matterFacts['matter.routed'].staff, onFold);
  return (
    <StepFrame
      label={words.send}
      gap={choice.follow ? null : tooShort(choice.reason)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, ...routeInput(choice) })}
      {...rest}
    >
      <RouteChoiceFields route={route} choice={choice} onChange={setChoice} />
    </StepFrame>
  );
}
