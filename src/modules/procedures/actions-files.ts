import { z } from 'zod';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import type { doors } from './contract.ts';
import { DigitService } from './contract-shapes.ts';
import { type Origin, readDigit, rolesIn, suggestRole } from './digit-read.ts';
import { may } from './policy.ts';
import { inOrder } from './rules.ts';
import { leftOutWords } from './words-digit.ts';
import { type Finding, findingsOf } from './words-findings.ts';

type In = ParsedOf<(typeof doors)['read']>;
type Out = Promise<GivenOf<(typeof doors)['read']>>;

// What `_create` takes, what `_search` answers, a list of workflows, or one alone.
const File = z.union([
  z.looseObject({ BusinessServices: z.array(DigitService).min(1).max(200) }).transform((file) => file.BusinessServices),
  z.array(DigitService).min(1).max(200),
  DigitService.transform((service) => [service]),
]);

const unreadable = () =>
  new Refusal('input.invalid', [
    {
      path: 'file',
      zh: '这不是 DIGIT 的流程文件：要有 businessService 和 states',
      en: 'This is no DIGIT workflow file: it needs businessService and states',
    },
  ]);

function servicesIn(file: unknown) {
  const read = File.safeParse(file);
  if (!read.success) throw unreadable();
  return read.data;
}

/** 试读: what a file would become with this mapping of its roles; nothing is kept. */
export async function readFile(ctx: Context, { file: given, nth, roles, counts, category }: In): Out {
  ctx.permit(may, undefined);
  if (!(await findCategory(ctx, category)))
    throw new Refusal('input.invalid', [{ path: 'category', zh: '没有这个类别', en: 'There is no such category' }]);
  const services = servicesIn(given);
  const file = services[nth] ?? services[0];
  if (!file) throw unreadable();
  const named = rolesIn(file).map((role) => {
    const whom = role in roles ? (roles[role] ?? null) : suggestRole(role);
    return { role, whom: whom ?? null, unknown: whom === undefined };
  });
  const mapping: Origin['roles'] = Object.fromEntries(
    named.map(({ role, whom }) => [role, whom as Origin['roles'][string]]),
  );
  const { content, leftOut } = readDigit({ file, roles: mapping, counts }, category);
  const unknown: Finding[] = named
    .filter((role) => role.unknown)
    .map(({ role }) => ({
      level: 'error',
      at: '',
      zh: `角色“${role}”还没有对应到我们的职责`,
      en: `The role “${role}” stands for none of our duties yet`,
    }));
  const ordered = inOrder(content);
  return {
    services: services.map(({ businessService }) => businessService),
    roles: named,
    content: ordered,
    findings: [...unknown, ...findingsOf(ordered)],
    leftOut: leftOut.map(({ what, why }) => ({ name: what, ...leftOutWords[why] })),
  };
}
