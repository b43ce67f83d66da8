import type { Context } from '../../platform/context.ts';
import { hearing } from './letters.ts';
import { findWhole } from './store-read.ts';
import { listFamilyIds } from './store-together.ts';
