import type { ComponentType } from 'react';
import { Agreements } from './agreements/agreements.tsx';
import { Choosing } from './choosing/choosing.tsx';
import { ConfirmationPanel } from './confirmation/confirmation.tsx';
import { DossierPanel } from './dossier/dossier.tsx';
import { Fulfilment } from './fulfilment/fulfilment.tsx';
import { Members } from './members.tsx';
import { Parties } from './parties.tsx';
import { Risk } from './risk.tsx';
import type { PanelProps } from './shapes.ts';
import { SittingsPanel } from './sittings/panel.tsx';
import { StudioCase } from './studio/case-panel.tsx';

interface Panel {
  readonly name: string;
  readonly Panel: ComponentType<PanelProps>;
}

/** The body of the case page, in the order of its life; each room that has something to show adds one line. */
export const panels: readonly Panel[] = [
  { name: 'parties', Panel: Parties },
  { name: 'choosing', Panel: Choosing },
  { name: 'members', Panel: Members },
  { name: 'consultation', Panel: StudioCase },
  { name: 'sittings', Panel: SittingsPanel },
  { name: 'agreements', Panel: Agreements },
  { name: 'fulfilment', Panel: Fulfilment },
  { name: 'confirmation', Panel: ConfirmationPanel },
  { name: 'risk', Panel: Risk },
  { name: 'dossier', Panel: DossierPanel },
];
