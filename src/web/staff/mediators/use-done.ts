import { App } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';

/** Says that it is done and folds the form. */
export function useDone(text: Words, onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return () => {
    void message.success(say(text));
    onFold();
  };
}
