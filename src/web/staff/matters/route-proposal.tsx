import { Input, Radio } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { routeStates } from '../../../modules/matters/words-routing.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { routeWords as words } from './route-words.ts';
import { FieldLine } from './step-frame.tsx';
import { ReasonField } from './step-simple-forms.tsx';
import '../categories/categories.css';

export type Route = NonNullable<AnswerOf<typeof doors.route>['route']>;

/** What somebody makes of the proposal. */
export interface RouteChoice {
  readonly follow: boolean;
  readonly reason: string;
  /** Empty: the rule's own words. */
  readonly task: string;
}

export const followed: RouteChoice = { follow: true, reason: '', task: '' };

/** What the rules say of a matter, for a category that is about to be chosen. */
export function useRoute(id: string, category: string) {
  return useDoor(doors.route, { id, ...(category && { category }) }, { keep: true }).data;
}

/** The rule in one sentence, with whose the matter becomes and who is asked. */
export function RouteSentence({ route }: { readonly route: Route }) {
  const { say } = useLanguage();
  return (
    <>
      <p>
        {say(words.byRule)} <strong className="figures">{route.rule}</strong>{' '}
        <span className="quiet small">v{route.version}</span>：{say(route.why)}
      </p>
      <p className="quiet small">
        {say(words.unit)} {route.unitName}
        {route.partnerName !== null && ` · ${say(words.asks)} ${route.partnerName}`} · {say(routeStates[route.state])}
      </p>
    </>
  );
}

interface ChoiceProps {
  readonly route: Route;
  readonly choice: RouteChoice;
  readonly onChange: (choice: RouteChoice) => void;
}

/** Follow the proposal, with other words for the partner, or say why not. */
export function RouteChoiceFields({ route, choice, onChange }: ChoiceProps) {
  const { say } = useLanguage();
  return (
    <div className="route-proposal">
      <RouteSentence route={route} />
      <Radio.Group
        aria-label={say(words.title)}
        value={choice.follow}
        onChange={({ target }) => onChange({ ...choice, follow: target.value === true })}
        options={[
          { value: true, label: say(words.follow) },
          { value: false, label: say(words.decline) },
        ]}
      />
      {choice.follow && route.task !== null && (
        <FieldLine id="route-task" label={words.task}>
          <Input.TextArea
            id="route-task"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={choice.task || route.task}
            onChange={({ target }) => onChange({ ...choice, task: target.value })}
          />
        </FieldLine>
      )}
      {!choice.follow && (
        <ReasonField
          id="route-reason"
          label={words.reason}
          value={choice.reason}
          onChange={(reason) => onChange({ ...choice, reason })}
        />
      )}
    </div>
  );
}

/** The choice as the doors take it. */
export function routeInput({ follow, reason, task }: RouteChoice) {
  return follow ? { follow, ...(task.trim().length >= 2 && { task }) } : { follow, reason };
}
