import { BrowserRouter, Route, Routes } from 'react-router';
import { LanguageProvider, useLanguage } from '../shared/language.tsx';
import { Frame } from './frame.tsx';
import { FirstPassword } from './gate/first-password.tsx';
import { NewPin, Unlock } from './gate/pin-pages.tsx';
import { SignIn } from './gate/sign-in.tsx';
import { NoNetwork, OtherAccount, Starting } from './gate/waiting-pages.tsx';
import { ConflictPage } from './pages/conflict.tsx';
import { MatterPage } from './pages/matter.tsx';
import { Matters } from './pages/matters.tsx';
import { More } from './pages/more.tsx';
import { Next } from './pages/next.tsx';
import { RoutePage } from './pages/route.tsx';
import { SittingPage } from './pages/sitting.tsx';
import { TakeDown } from './pages/take-down.tsx';
import { Unsent } from './pages/unsent.tsx';
import { VisitPage } from './pages/visit.tsx';
import { Visits } from './pages/visits.tsx';
import { usePocket } from './store.ts';
import { frameWords } from './words.ts';

export function App() {
  return (
    <LanguageProvider>
      <Gate />
    </LanguageProvider>
  );
}

function Gate() {
  const { stage } = usePocket();
  switch (stage) {
    case 'starting':
      return <Starting />;
    case 'no-network':
      return <NoNetwork />;
    case 'sign-in':
      return <SignIn />;
    case 'first-password':
      return <FirstPassword />;
    case 'new-pin':
      return <NewPin />;
    case 'locked':
      return <Unlock />;
    case 'other-account':
      return <OtherAccount />;
    case 'open':
      return <Inside />;
  }
}

function Inside() {
  return (
    <BrowserRouter basename="/street">
      <Routes>
        <Route index element={<Next />} />
        <Route path="matters" element={<Matters />} />
        <Route path="matters/:id" element={<MatterPage />} />
        <Route path="visits" element={<Visits />} />
        <Route path="visits/:id" element={<VisitPage />} />
        <Route path="sittings/:id" element={<SittingPage />} />
        <Route path="take-down" element={<TakeDown />} />
        <Route path="route" element={<RoutePage />} />
        <Route path="unsent" element={<Unsent />} />
        <Route path="unsent/:id" element={<ConflictPage />} />
        <Route path="more" element={<More />} />
        <Route path="*" element={<Missing />} />
      </Routes>
    </BrowserRouter>
  );
}

function Missing() {
  const { say } = useLanguage();
  return <Frame title={say(frameWords.noPage)}>{null}</Frame>;
}
