import type { MessageSender } from './senders.ts';

/** Writes each message as one line to `write`: for a first look on a laptop, where no carrier is set up. */
export function createConsoleSender(write: (line: string) => void): MessageSender {
  return {
    send: async (message) => {
      write(`[${message.channel}] ${message.to}: ${message.text}\n`);
      return { outcome: 'sent', providerId: message.id };
    },
  };
}
