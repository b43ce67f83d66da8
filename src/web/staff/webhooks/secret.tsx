import { App, Button } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { webhookWords as words } from './words.ts';
import '../system/system.css';

/** A fresh secret, this once. */
export function Secret({ secret }: { readonly secret: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return (
    <output className="token-made">
      <span>{say(words.secretShown)}</span>
      <code>{secret}</code>
      <Button
        size="small"
        onClick={() => void navigator.clipboard.writeText(secret).then(() => message.success(say(words.copied)))}
      >
        {say(words.copy)}
      </Button>
    </output>
  );
}
