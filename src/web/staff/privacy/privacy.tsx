import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { holdsAny, useMe } from '../frame/me.ts';
import { Assessments } from './assessments.tsx';
import { Erasures } from './erasures.tsx';
import { Glasses } from './glasses.tsx';
import { Holds } from './holds.tsx';
import { Requests } from './requests.tsx';
import { Rules } from './rules.tsx';
import { Unsealings } from './unsealings.tsx';
import { privacyWords as words } from './words.ts';
import './privacy.css';

type Tab = 'requests' | 'glass' | 'unseal' | 'rules' | 'holds' | 'erased' | 'assess';

const tabs: Readonly<Record<Tab, { readonly words: Words; readonly page: () => ReactNode; readonly reads: boolean }>> =
  {
    requests: { words: words.tabRequests, page: () => <Requests />, reads: false },
    glass: { words: words.tabGlass, page: () => <Glasses />, reads: false },
    unseal: { words: words.tabUnseal, page: () => <Unsealings />, reads: false },
    rules: { words: words.tabRules, page: () => <Rules />, reads: true },
    holds: { words: words.tabHolds, page: () => <Holds />, reads: true },
    erased: { words: words.tabErased, page: () => <Erasures />, reads: true },
    assess: { words: words.tabAssess, page: () => <Assessments />, reads: true },
  };

/** 个人信息: requests of residents, emergencies and their review, unsealing, and what the house says about its own handling of data. */
export function Privacy() {
  const { say } = useLanguage();
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const protects = holdsAny(me, ['protect']);
  const reads = protects || holdsAny(me, ['audit']);
  const open = (Object.keys(tabs) as Tab[]).filter((tab) => (tabs[tab].reads ? reads : true));
  const asked = query.get('tab') as Tab | null;
  const tab = asked !== null && open.includes(asked) ? asked : protects ? 'requests' : 'glass';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet">{say(words.lead)}</span>
      </div>
      <Segmented<Tab>
        aria-label={say(words.tabs)}
        value={tab}
        onChange={(next) => setQuery({ tab: next })}
        options={open.map((value) => ({ value, label: say(tabs[value].words) }))}
      />
      {tabs[tab].page()}
    </div>
  );
}
