/**
 * A message ready to go: `to` is a phone number, a WeCom user id or a printer; `id` stays the same when it is tried again,
 * so that the receiving side can drop a repeat.
 */
export type OutgoingMessage = {
  id: string;
  to: string;
  channel: 'sms' | 'wecom' | 'print';
  text: string;
  template: string;
};

/** What became of one attempt; `retry` is false when trying again cannot help. `reason` holds no personal data. */
export type SendOutcome =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'failed'; retry: boolean; reason: string };

/** Hands a message to whoever carries it; failures of the carrier are outcomes, never exceptions. */
export type MessageSender = { send: (message: OutgoingMessage) => Promise<SendOutcome> };
