import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { ShareForm } from './share-form.tsx';
import { ShareLine } from './share-line.tsx';
import { shareWords as words } from './words.ts';
import './share.css';

/** One link for each group: make, copy, print its code, see how many reports came through it, end it. */
export function Shares() {
  const { say } = useLanguage();
  const shares = useDoor(doors.shares, {});
  const [makes, setMakes] = useState(false);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {shares.data && shares.data.units.length > 0 && !makes && (
          <Button type="primary" onClick={() => setMakes(true)}>
            {say(words.make)}
          </Button>
        )}
      </div>
      <p className="quiet share-about">{say(words.about)}</p>
      {makes && shares.data && <ShareForm units={shares.data.units} onFold={() => setMakes(false)} />}
      {shares.isPending && <Waiting rows={6} />}
      {shares.isError && <Failed problem={shares.error} onRetry={() => void shares.refetch()} />}
      {shares.data?.rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="share-rows">
        {shares.data?.rows.map((row) => (
          <ShareLine key={row.id} row={row} />
        ))}
      </ul>
    </div>
  );
}
