import { useSyncExternalStore } from 'react';

function listen(heard: () => void): () => void {
  window.addEventListener('online', heard);
  window.addEventListener('offline', heard);
  return () => {
    window.removeEventListener('online', heard);
    window.removeEventListener('offline', heard);
  };
}

/** Whether the device has a network at all; true says nothing about the service behind it. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}
