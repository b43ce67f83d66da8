import { App } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';

/** Says what was done, and folds the form. */
export function useFolding(onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return (done: Words) => {
    void message.success(say(done));
    onFold();
  };
}
