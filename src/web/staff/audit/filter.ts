import type { InputOf } from '../../../kit/contract.ts';
import type { platformDoors } from '../../../platform/contract.ts';
import type { accessOutcomes } from '../../../platform/contract-audit.ts';

type Asked = InputOf<typeof platformDoors.accessLog>;

/** What the auditor looks for; empty texts ask for nothing. */
export interface AuditFilter {
  readonly from: string;
  readonly to: string;
  readonly who: string;
  readonly subject: string;
  readonly action: string;
  readonly outcome: keyof typeof accessOutcomes | '';
}

export const noFilter: AuditFilter = { from: '', to: '', who: '', subject: '', action: '', outcome: '' };

/** The filter that an address holds, so that a search can be bookmarked and the way back leads to it. */
export function filterOf(query: URLSearchParams): AuditFilter {
  const text = (name: string) => query.get(name)?.slice(0, 40) ?? '';
  const outcome = text('outcome');
  return {
    from: text('from'),
    to: text('to'),
    who: text('who'),
    subject: text('subject'),
    action: text('action'),
    outcome: outcome === 'allowed' || outcome === 'refused' ? outcome : '',
  };
}

/** Only what is filled in. */
export function filled(filter: AuditFilter): Asked {
  return Object.fromEntries(Object.entries(filter).filter(([, text]) => text.trim() !== ''));
}
