import { Refusal } from '../kit/refusal.ts';
import { answers } from '../modules/answers/module.ts';
import { bookings } from '../modules/bookings/module.ts';
import { categories } from '../modules/categories/module.ts';
import { undoMessages } from '../modules/matters/api.ts';
import { mediators } from '../modules/mediators/module.ts';
import { partners } from '../modules/partners/module.ts';
import { people } from '../modules/people/module.ts';
import { places } from '../modules/places/module.ts';
import type { Undoer } from '../platform/registers/doors.ts';
import type { Register } from '../platform/registers/register.ts';

/** Every register that can be taken out and in. */
export const registers: readonly Register[] = [
  people,
  places,
  partners,
  categories,
  bookings,
  mediators,
  answers,
].flatMap((family) => family.registers);

/** Imports that are no register's, and how each is taken back. */
export const undoers: Readonly<Record<string, Undoer>> = { messages: undoMessages };

/** A register by name; refuses `not-found`. */
export function findRegister(name: string): Register {
  const register = registers.find((known) => known.name === name);
  if (!register)
    throw new Refusal('not-found', [{ path: 'register', zh: `台账有：${names()}`, en: `Registers are: ${names()}` }]);
  return register;
}

function names(): string {
  return registers.map((register) => register.name).join(', ');
}
