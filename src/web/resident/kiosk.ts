const marker = 'maplebridge.kiosk';

/** The address with which this tab was opened as a kiosk (`?kiosk=1`), or undefined on a device of one's own. */
export const kioskAddress: string | undefined = readAddress();

/** A device for everybody: nothing is kept on it, and it is cleared when nobody uses it. */
export const isKiosk = kioskAddress !== undefined;

function readAddress(): string | undefined {
  const asked = new URLSearchParams(window.location.search);
  try {
    if (asked.get('kiosk') === '1') sessionStorage.setItem(marker, `/${window.location.search}`);
    if (asked.get('kiosk') === '0') sessionStorage.removeItem(marker);
    return sessionStorage.getItem(marker) ?? undefined;
  } catch {
    return asked.get('kiosk') === '1' ? `/${window.location.search}` : undefined;
  }
}
