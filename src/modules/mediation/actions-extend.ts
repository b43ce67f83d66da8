import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { panelOf, turnClocks } from '../clocks/api.ts';
import type { doors } from './contract.ts';
import { invalid } from './parties.ts';
import { personOf } from './policy.ts';
import { isGoing } from './rules.ts';
import { clockStart } from './step.ts';
import type { WholeMediation } from './store-cases.ts';
import { changed, mustBe, ofMediation, openMediation, tell } from './subject.ts';

type In = ParsedOf<(typeof doors)['extend']>;

const mostDays = 30;
const lastSecond = 86_399_000;

/** The day on which it is due as it stands, or today where that is over. */
async function presentEnd(ctx: Context, { mediation }: WholeMediation): Promise<string> {
  const { clocks } = await panelOf(ctx, mediation.id);
  const running = clocks.find(({ kind, state }) => kind === 'mediate' && state === 'running');
  const today = dayOf(ctx.now);
  const due = running && dayOf(new Date(running.dueAt));
  return due !== undefined && due > today ? due : today;
}

/** People's mediation: only with the consent of both sides, and how it was given (若干规定 §36). Public-order: once, by somebody else than the liaison (治安调解工作规范). */
async function mustBeLawful(ctx: Context, { mediation }: WholeMediation, input: In): Promise<void> {
  if (mediation.track === 'people') {
    if (input.consentHow !== undefined) return;
    throw invalid('consentHow', {
      zh: '延长须双方同意，请写明怎样同意的',
      en: 'Both sides must agree: say how they did',
    });
  }
  const by = personOf(ctx.who);
  if (by !== null && by === mediation.liaison_id) throw new Refusal('clock.same-person');
  const facts = await listFacts(ctx.tx, ofMediation(mediation.id), ['resident']);
  const lastBegun = facts.findLastIndex(({ kind }) => kind === 'mediation.accepted' || kind === 'mediation.reopened');
  if (facts.slice(lastBegun + 1).some(({ kind }) => kind === 'mediation.extended'))
    throw invalid('until', { zh: '治安调解只能延长一次', en: 'Public-order mediation is extended once only' });
}

/** 延长期限: thirty days at the most beyond the day on which it is due. */
export async function extend(ctx: Context, input: In) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  const { mediation } = whole;
  if (!isGoing(mediation.state)) throw new Refusal('step.not-now');
  await mustBeLawful(ctx, whole, input);
  const end = await presentEnd(ctx, whole);
  if (input.until <= end || input.until > addDays(end, mostDays))
    throw invalid('until', {
      zh: `请选 ${addDays(end, 1)} 至 ${addDays(end, mostDays)} 之间的日子，每次最多延长三十天`,
      en: `Choose a day from ${addDays(end, 1)} to ${addDays(end, mostDays)}: thirty days at the most`,
    });
  await turnClocks(ctx, {
    subjectId: mediation.id,
    stop: ['mediate'],
    why: 'replaced',
    start: [{ ...clockStart(whole, 'mediate'), dueAt: new Date(startOfDay(input.until).getTime() + lastSecond) }],
  });
  tell(ctx, whole, 'mediation.extended', {
    text: input.text,
    until: input.until,
    ...(input.consentHow && { how: input.consentHow }),
  });
  return changed(ctx, whole);
}
