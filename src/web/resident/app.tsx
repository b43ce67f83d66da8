import { Navigate, Route, Routes } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { type FetchPage, late } from '../shared/late.tsx';
import { Frame } from './frame.tsx';
import { HomePage } from './home-page.tsx';
import { MissingPage } from './missing-page.tsx';
import { EmergencyPage } from './report/emergency-page.tsx';
import { SafetyPage } from './report/safety-page.tsx';
import { Unopened } from './unopened.tsx';
import { frameWords } from './words.ts';

const lazy = (fetch: FetchPage) => late(fetch, <Wait />);

const StepsPage = lazy(() => import('./report/steps-page.tsx').then((room) => ({ default: room.StepsPage })));
const ReceiptPage = lazy(() => import('./receipt-page.tsx').then((room) => ({ default: room.ReceiptPage })));
const FollowDoor = lazy(() => import('./follow/follow-door.tsx').then((room) => ({ default: room.FollowDoor })));
const FollowPage = lazy(() => import('./follow/follow-page.tsx').then((room) => ({ default: room.FollowPage })));
const OpinionPage = lazy(() => import('./follow/opinion-page.tsx').then((room) => ({ default: room.OpinionPage })));
const PublicPage = lazy(() => import('./public/public-page.tsx').then((room) => ({ default: room.PublicPage })));
const FollowedPage = lazy(() => import('./public/followed-page.tsx').then((room) => ({ default: room.FollowedPage })));
const ShareDoor = lazy(() => import('./public/share-door.tsx').then((room) => ({ default: room.ShareDoor })));
const CheckPage = lazy(() => import('./check-page.tsx').then((room) => ({ default: room.CheckPage })));
const AgreementCheckPage = lazy(() =>
  import('./mediation/agreements/agreement-check-page.tsx').then((room) => ({ default: room.AgreementCheckPage })),
);
const LeafletPage = lazy(() => import('./leaflet/leaflet-page.tsx').then((room) => ({ default: room.LeafletPage })));
const PartPage = lazy(() => import('./part/part-page.tsx').then((room) => ({ default: room.PartPage })));
const CourtPage = lazy(() => import('./court/court-page.tsx').then((room) => ({ default: room.CourtPage })));
const MediationPage = lazy(() =>
  import('./mediation/mediation-page.tsx').then((room) => ({ default: room.MediationPage })),
);
const MediatorsPage = lazy(() =>
  import('./mediators/mediators-page.tsx').then((room) => ({ default: room.MediatorsPage })),
);
const ToursPage = lazy(() => import('./tours/tours-page.tsx').then((room) => ({ default: room.ToursPage })));
const WaitingPage = lazy(() => import('./tours/waiting-page.tsx').then((room) => ({ default: room.WaitingPage })));
const PhonePage = lazy(() => import('./mine/phone-page.tsx').then((room) => ({ default: room.PhonePage })));
const ErasedPage = lazy(() => import('./mine/erased-page.tsx').then((room) => ({ default: room.ErasedPage })));
const QuestionsPage = lazy(() =>
  import('./questions/questions-page.tsx').then((room) => ({ default: room.QuestionsPage })),
);
const PrivacyPage = lazy(() => import('./privacy-page.tsx').then((room) => ({ default: room.PrivacyPage })));

export function App() {
  return (
    <Frame>
      <Unopened>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/report" element={<SafetyPage />} />
          <Route path="/report/emergency" element={<EmergencyPage />} />
          <Route path="/report/:step" element={<StepsPage />} />
          <Route path="/receipt" element={<ReceiptPage />} />
          <Route path="/follow" element={<FollowDoor />} />
          <Route path="/follow/report" element={<FollowPage />} />
          <Route path="/follow/opinion" element={<OpinionPage />} />
          <Route path="/follow/public" element={<FollowedPage />} />
          <Route path="/public/:code" element={<PublicPage />} />
          <Route path="/r" element={<ShareDoor />} />
          <Route path="/check" element={<CheckPage />} />
          <Route path="/agreement-check" element={<AgreementCheckPage />} />
          <Route path="/part" element={<PartPage />} />
          <Route path="/court" element={<CourtPage />} />
          <Route path="/mediation" element={<MediationPage />} />
          <Route path="/mediators" element={<MediatorsPage />} />
          <Route path="/mediation/tours" element={<ToursPage />} />
          <Route path="/waiting/:code" element={<WaitingPage />} />
          <Route path="/missing" element={<LeafletPage />} />
          <Route path="/mine" element={<PhonePage />} />
          <Route path="/erased" element={<ErasedPage />} />
          <Route path="/questions" element={<QuestionsPage />} />
          <Route path="/about-privacy" element={<PrivacyPage />} />
          <Route path="/index.html" element={<Navigate to="/" replace />} />
          <Route path="*" element={<MissingPage />} />
        </Routes>
      </Unopened>
    </Frame>
  );
}

function Wait() {
  const { say } = useLanguage();
  return <p className="wait">{say(frameWords.wait)}</p>;
}
