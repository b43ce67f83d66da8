import { CheckCircleOutlined, EyeInvisibleOutlined } from '@ant-design/icons';
import { useLanguage } from '../../shared/language.tsx';
import type { Attached } from '../matters/shapes.ts';
import { redactWords as words } from './words.ts';

/** 可共享 or 尚未遮挡, by icon, word and colour. */
export function SharingState({ file }: { readonly file: Attached }) {
  const { say } = useLanguage();
  return file.redaction ? (
    <span className="tone-kept">
      <CheckCircleOutlined aria-hidden="true" /> {say(words.sharable)}
    </span>
  ) : (
    <span className="tone-soon">
      <EyeInvisibleOutlined aria-hidden="true" /> {say(words.notYet)}
    </span>
  );
}
