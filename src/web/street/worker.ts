import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

/** What vite.config.ts puts here: every file of the street app. */
declare const streetFiles: PrecacheEntry[];

/** The little of a service worker's world that this one uses. */
interface WorkerWorld {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(
    type: 'activate' | 'message',
    listener: (event: { readonly data?: unknown; waitUntil(done: Promise<unknown>): void }) => void,
  ): void;
}
declare const self: WorkerWorld;

// Without a network a slice that never came is simply not there, and the phone's own letters do as well.
const notHere = () => new Response(null, { status: 404 });

cleanupOutdatedCaches();
precacheAndRoute(streetFiles);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/street.html'), { allowlist: [/^\/street\//] }));
// Slices of the typeface come as they are needed; their names change with their content.
registerRoute(
  ({ request }) => request.destination === 'font',
  new CacheFirst({ cacheName: 'street-fonts', plugins: [{ handlerDidError: async () => notHere() }] }),
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});
