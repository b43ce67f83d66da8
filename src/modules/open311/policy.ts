import { holdsCountyWide, type MayTable } from '../../platform/context.ts';

/** Whose request it is that a programme wants to add to: its own, a public one of another, or none that it may know of. */
export type Whose = 'own' | 'public' | 'unknown';

const anybody = () => 'allowed' as const;

/** What is public is for everybody; a token adds only to what it brought itself. */
export const mayOpen311 = {
  'open311.discover': anybody,
  'open311.services': anybody,
  'open311.service': anybody,
  'open311.token': anybody,
  'open311.requests': anybody,
  'open311.request': anybody,
  'open311.updates': anybody,
  'open311.media': anybody,
  'open311.report': (who) => (who.kind === 'token' ? 'allowed' : 'forbidden'),
  'open311.update': (who, whose) => {
    if (whose === 'unknown') return 'hidden';
    return who.kind === 'token' && whose === 'own' ? 'allowed' : 'forbidden';
  },
  'open311.clients': (who) => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden'),
} as const satisfies MayTable<Whose | undefined>;
