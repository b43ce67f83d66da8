import type { Door } from '../../kit/contract.ts';
import { caseDoors } from './contract-cases.ts';
import { familyDoors } from './contract-family.ts';
import { figureDoors } from './contract-figures.ts';
import { ownStudioDoors } from './contract-own.ts';
import { publicStudioDoors } from './contract-public.ts';
import { streetDoors } from './contract-street.ts';
import { studioDoors } from './contract-studios.ts';

/** 调解工作室: all its doors. */
export const doors = {
  ...studioDoors,
  ...figureDoors,
  ...caseDoors,
  ...ownStudioDoors,
  ...streetDoors,
  ...publicStudioDoors,
  ...familyDoors,
} as const satisfies Record<string, Door>;
