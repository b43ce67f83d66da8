import { Button, Modal } from 'antd';
import { useLocation } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { frameWords, keyWords } from '../frame/words.ts';
import { helpFor, helpWords as words } from './words.ts';
import './help.css';

interface HelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTour: () => void;
}

/** Help on `?`: what this page is for, what to do where people get stuck, the keys, and the tour. */
export function Help({ open, onClose, onTour }: HelpProps) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  const room = helpFor(pathname);
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say(words.title)} width={560}>
      {room && (
        <section className="help-room">
          <h3>{say(words.here)}</h3>
          <p>{say(room.about)}</p>
          {room.stuck.length > 0 && <h3>{say(words.stuck)}</h3>}
          {room.stuck.map(({ ask, answer }) => (
            <details key={ask.zh}>
              <summary>{say(ask)}</summary>
              <p>{say(answer)}</p>
            </details>
          ))}
        </section>
      )}
      <Button
        onClick={() => {
          onClose();
          onTour();
        }}
      >
        {say(words.tour)}
      </Button>
      <h3 className="help-keys">{say(frameWords.keysTitle)}</h3>
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
