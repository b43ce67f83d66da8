import qrCode from 'qrcode';
import { useEffect, useState } from 'react';

/** The QR code of a link, made in this browser. */
export function LinkCode({ url, label }: { readonly url: string; readonly label: string }) {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    void qrCode.toDataURL(url, { width: 320, margin: 2 }).then(setPicture);
  }, [url]);
  return picture ? <img className="share-code" src={picture} alt={label} width={160} height={160} /> : null;
}
