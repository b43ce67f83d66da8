/** Something changed: only its kind and id; ask for it again through its door. */
export interface Signal {
  readonly kind: string;
  readonly id: string;
}

/** Listens for changes while the page is open; reconnects by itself. Gives back the way to stop. */
export function listen(onSignal: (signal: Signal) => void, onState: (connected: boolean) => void): () => void {
  const source = new EventSource('/api/live');
  source.addEventListener('message', (event: MessageEvent<string>) => onSignal(JSON.parse(event.data) as Signal));
  source.addEventListener('open', () => onState(true));
  source.addEventListener('error', () => onState(false));
  return () => source.close();
}
