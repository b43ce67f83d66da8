import type { AnswerOf } from '../../kit/contract.ts';
import type { reporterDoors } from '../../modules/matters/contract-reporter.ts';

/** A receipt as the page after sending shows it. */
export interface SentReceipt {
  readonly receipt: AnswerOf<typeof reporterDoors.report>;
  readonly requestId: string;
}

let held: SentReceipt | undefined;

/** In a kiosk the receipt lives in this page's memory only: the browser's history would show it to the next person. */
export function holdReceipt(sent: SentReceipt): void {
  held = sent;
}

export function heldReceipt(): SentReceipt | undefined {
  return held;
}
