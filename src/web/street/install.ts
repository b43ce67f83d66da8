import { change } from './store.ts';

let waiting: ServiceWorker | null = null;

/** Puts the app on the device, so that it opens without a network; says when a new version waits. */
export async function install(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/street/worker.js', { scope: '/street/' });
  const notice = () => {
    // The very first one has nothing to replace.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    change({ hasUpdate: true });
  };
  notice();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', notice));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** The new version takes over, and the page opens again with it. */
export function updateNow(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take over');
}
