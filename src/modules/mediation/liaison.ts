import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { personBriefs } from '../people/api.ts';
import { invalid } from './parties.ts';

/** The name of whoever is to be the liaison; refuses `input.invalid` for somebody unknown or who has left. */
export async function getLiaison(ctx: Context, personId: string, path: string): Promise<string> {
  const day = dayOf(ctx.now);
  const person = (await personBriefs(ctx.tx, [personId], { duty: 'mediate', day })).get(personId);
  if (!person) throw invalid(path, { zh: '没有这个人，请重新选择', en: 'There is no such person: choose again' });
  if (person.leftOn !== null && person.leftOn <= day)
    throw invalid(path, { zh: '此人已离岗，请另选', en: 'This person has left: choose somebody else' });
  return person.name;
}
