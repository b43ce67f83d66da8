import { keysOf } from '../../../kit/words.ts';
import { type Route, routes, type Way } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TicksField } from '../forms/fields.tsx';
import { useField } from '../forms/form.tsx';
import { HowField } from './party-small-forms.tsx';
import { mediationWords as words } from './words.ts';

export interface ToldFields {
  readonly routes: readonly Route[];
  readonly how: Way;
}

/** What is wrong with a row of ticks, below it. */
export function TicksProblem({ path }: { readonly path: string }) {
  const { say } = useLanguage();
  const { problem } = useField(path);
  return problem ? (
    <small className="field-problem field-wide" role="alert">
      {say(problem)}
    </small>
  ) : null;
}

/** Which ways that remain are told, and how: part of every ending without an agreement. */
export function RoutesField({
  value,
  onChange,
}: {
  readonly value: ToldFields;
  readonly onChange: (told: ToldFields) => void;
}) {
  const { say } = useLanguage();
  return (
    <>
      <TicksField
        label={words.routes}
        hint={words.routesHint}
        value={value.routes}
        onChange={(chosen) => onChange({ ...value, routes: chosen })}
        options={keysOf(routes).map((route) => ({ value: route, label: say(routes[route]) }))}
      />
      <TicksProblem path="routes" />
      <HowField value={value.how} onChange={(how) => onChange({ ...value, how })} />
    </>
  );
}
