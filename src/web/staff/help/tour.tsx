import { Tour } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { stops, helpWords as words } from './words.ts';

/** Walks a new colleague through a day at the desk: rooms, today, search, queue, next step, help. */
export function DeskTour({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [current, setCurrent] = useState(0);
  const target = useTarget(open ? stops[current]?.at : undefined, pathname);
  const go = (index: number) => {
    const stop = stops[index];
    if (stop && stop.path !== `${pathname}${search}`) void navigate(stop.path);
    setCurrent(index);
  };
  const close = () => {
    onClose();
    setCurrent(0);
  };
  if (!open) return null;
  return (
    <Tour
      open
      current={current}
      onChange={go}
      onClose={close}
      onFinish={close}
      steps={stops.map((stop, i) => ({
        title: say(stop.title),
        description: say(stop.text),
        target,
        placement: stop.at === '.rail' ? ('rightTop' as const) : ('bottom' as const),
        nextButtonProps: { children: say(i === stops.length - 1 ? words.finish : words.next) },
        prevButtonProps: { children: say(words.previous) },
      }))}
    />
  );
}

const patienceMilliseconds = 2000;

/** What a stop points at, as soon as its page shows it; null until then, and where there is no such thing. */
function useTarget(selector: string | undefined, pathname: string): HTMLElement | null {
  const place = `${pathname} ${selector ?? ''}`;
  const [found, setFound] = useState<{ place: string; element: HTMLElement }>();
  useEffect(() => {
    const wanted = place.slice(place.indexOf(' ') + 1);
    if (wanted === '') return undefined;
    const begun = performance.now();
    const timer = setInterval(() => {
      const element = document.querySelector<HTMLElement>(wanted);
      if (element) setFound({ place, element });
      if (element || performance.now() - begun > patienceMilliseconds) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [place]);
  return found?.place === place ? found.element : null;
}
