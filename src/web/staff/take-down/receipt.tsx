import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { formatPromise } from '../../shared/time.ts';
import { frameWords } from '../frame/words.ts';
import { takeDownWords as words } from './words.ts';

interface ReceiptProps {
  readonly taken: AnswerOf<typeof doors.takeDown>;
  readonly what: string;
  readonly onNext: () => void;
}

/** The receipt, to be read out or printed; the next sheet is one press away. */
export function Receipt({ taken, what, onNext }: ReceiptProps) {
  const { say } = useLanguage();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <section className="receipt-page" aria-labelledby="receipt-done">
      <div className="receipt">
        <div className="receipt-brand">
          <Mark size={28} /> <strong>{say(frameWords.product)}</strong>
        </div>
        <h2 id="receipt-done" className="tone-kept">
          <CheckCircleOutlined aria-hidden="true" /> {say(words.done)}
        </h2>
        <p className="quiet receipt-screen-only">{say(words.readOut)}</p>
        <p className="receipt-code figures">{taken.code}</p>
        <dl className="fact-list">
          <div>
            <dt>{say(words.tail)}</dt>
            <dd className="figures">
              <strong>{taken.tail}</strong>
            </dd>
          </div>
          <div>
            <dt>{say(words.number)}</dt>
            <dd className="figures">{taken.number}</dd>
          </div>
          <div>
            <dt>{say(words.unitDone)}</dt>
            <dd>{taken.unitName}</dd>
          </div>
          <div>
            <dt>{say(words.promised)}</dt>
            <dd>{taken.promisedAt ? say(formatPromise(taken.promisedAt)) : say(words.notPromised)}</dd>
          </div>
        </dl>
        <p className="receipt-what two-lines">{what}</p>
        <p className="quiet">{say(words.receiptHow)}</p>
      </div>
      <div className="step-buttons receipt-screen-only">
        <Button ref={next} type="primary" size="large" onClick={onNext}>
          {say(words.next)}
        </Button>
        <Button size="large" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
          {say(words.print)}
        </Button>
        <Link to={`/matters/${taken.id}`}>{say(words.open)}</Link>
      </div>
    </section>
  );
}
