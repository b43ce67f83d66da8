import { Offline, Refused } from '../../shared/call.ts';

/** Saves what an address answers as a file, under the name the server gives. Throws `Refused` or `Offline`. */
export async function download(address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw new Offline();
  });
  if (!response.ok) throw new Refused(response.status, await refusedBody(response));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('content-disposition') ?? '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function refusedBody(response: Response): Promise<ConstructorParameters<typeof Refused>[1]> {
  const body: unknown = await response.json().catch(() => undefined);
  const refused = (body as { error?: ConstructorParameters<typeof Refused>[1] } | undefined)?.error;
  return refused ?? { code: 'broken', zh: '导出没有成功，请稍后再试', en: 'The export failed: try again in a moment' };
}

// RFC 6266: the UTF-8 form of the name goes before the plain one.
function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'export';
}
