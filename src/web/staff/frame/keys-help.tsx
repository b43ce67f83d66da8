import { Modal } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { frameWords, keyWords } from './words.ts';

/** The keys of the desk, on `?`. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useLanguage();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say(frameWords.keysTitle)} width={420}>
      <dl className="keys">
        {keyWords.map(({ keys, does }) => (
          <div key={keys.join('+')}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
