import type { ComponentType } from 'react';
import { OwnAgreements } from './agreements/own-agreements.tsx';
import { Choosing } from './choosing/choosing.tsx';
import { OwnConfirmationSection } from './confirmation/own-confirmation.tsx';
import { OwnAccounts } from './fulfilment/own-accounts.tsx';
import type { SectionProps } from './shapes.ts';
import { OwnSittings } from './sittings/own-sittings.tsx';
import { OwnAfter } from './studio/own-after.tsx';

interface OwnSection {
  readonly name: string;
  readonly Body: ComponentType<SectionProps>;
}

/** What the rooms of the studio show a party, the most urgent first; each room adds one line, fetched late. */
export const sections: readonly OwnSection[] = [
  { name: 'sittings', Body: OwnSittings },
  { name: 'choosing', Body: Choosing },
  { name: 'fulfilment', Body: OwnAccounts },
  { name: 'confirmation', Body: OwnConfirmationSection },
  { name: 'agreements', Body: OwnAgreements },
  { name: 'after', Body: OwnAfter },
];
