import { App, Button, QRCode } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { authenticatorWords as words } from './words.ts';

interface SecretCardProps {
  /** Base32. */
  readonly secret: string;
  /** What the QR code carries. */
  readonly address: string;
}

/** A new secret for an authenticator: to scan, or to type in groups of four. */
export function SecretCard({ secret, address }: SecretCardProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard.writeText(secret).then(() => message.success(say(words.copied)));
  return (
    <div className="secret-card">
      <p>{say(words.scan)}</p>
      <QRCode value={address} type="svg" size={184} errorLevel="M" bordered={false} aria-label={say(words.qr)} />
      <div>
        <span className="quiet">{say(words.secret)}</span>
        <code className="secret-text">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        <Button size="small" onClick={copy}>
          {say(words.copy)}
        </Button>
      </div>
    </div>
  );
}
