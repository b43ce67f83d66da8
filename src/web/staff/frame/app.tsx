import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { BrowserRouter, useLocation } from 'react-router';
import { platformDoors } from '../../../platform/contract.ts';
import { Offline, Refused } from '../../shared/call.ts';
import { LanguageProvider, useLanguage } from '../../shared/language.tsx';
import { FirstPassword } from '../sign-in/first-password.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { SingleReturn } from '../sign-in/single-return.tsx';
import { useDoor } from './doors.ts';
import { Frame } from './frame.tsx';
import { MeContext } from './me.ts';
import { Failed, Waiting } from './states.tsx';
import { deskTheme } from './theme.ts';

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (problem, query) => {
      if (problem instanceof Refused && problem.status === 401 && query.queryKey[0] !== platformDoors.me.action) {
        void client.invalidateQueries({ queryKey: [platformDoors.me.action] });
      }
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 300_000,
      retryDelay: 600,
      retry: (count, problem) => problem instanceof Offline && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Dressed>
          <BrowserRouter basename="/desk">
            <Gate />
          </BrowserRouter>
        </Dressed>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Dressed({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'zh' ? chinese : english}
      theme={deskTheme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp className="antd-root" message={{ maxCount: 3, duration: 4 }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}

function Gate() {
  const entrance = useDoor(platformDoors.me, {}, { staleMilliseconds: 60_000 });
  const { setLanguage } = useLanguage();
  const { pathname } = useLocation();
  const me = entrance.data?.me;
  const accountId = me?.accountId;
  const language = me?.language;
  // The account's language wins once somebody is signed in, so that a shared machine greets each in their own.
  useEffect(() => {
    if (accountId && language) setLanguage(language);
  }, [accountId, language, setLanguage]);

  if (entrance.isPending) return <Waiting />;
  if (!entrance.data) return <Failed problem={entrance.error} onRetry={() => void entrance.refetch()} />;
  if (pathname === '/sign-in/return') return <SingleReturn />;
  if (!me) return <SignIn demo={entrance.data.demo} singleSignOn={entrance.data.singleSignOn} />;
  if (me.mustReplacePassword) return <FirstPassword />;
  return (
    <MeContext value={me}>
      <Frame demo={entrance.data.demo} loading={entrance.data.loading} />
    </MeContext>
  );
}
