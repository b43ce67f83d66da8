import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { useMe } from '../frame/me.ts';
import { useTour } from './tour-context.ts';
import { helpWords as words } from './words.ts';
import './help.css';

/** One quiet line for whoever signs in for the first time on this device; gone for good once it was answered. */
export function TourInvite() {
  const { say } = useLanguage();
  const { accountId } = useMe();
  const startTour = useTour();
  const key = `mb-tour-${accountId}`;
  const [seen, setSeen] = useState(() => localStorage.getItem(key) !== null);
  if (seen) return null;
  const answer = () => {
    localStorage.setItem(key, 'seen');
    setSeen(true);
  };
  return (
    <div className="tour-invite">
      <span>{say(words.invite)}</span>
      <Button
        size="small"
        onClick={() => {
          answer();
          startTour();
        }}
      >
        {say(words.tour)}
      </Button>
      <Button size="small" type="text" onClick={answer}>
        {say(words.later)}
      </Button>
    </div>
  );
}
