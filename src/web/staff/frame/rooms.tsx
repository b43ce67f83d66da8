import { Navigate, Route, Routes } from 'react-router';
import { type FetchPage, late } from '../../shared/late.tsx';
import { holdsAny, useMe } from './me.ts';
import { matterDuties } from './rail.tsx';
import { Nothing, Waiting } from './states.tsx';
import { frameWords } from './words.ts';

const lazy = (fetch: FetchPage) => late(fetch, <Waiting />);

const Today = lazy(async () => ({ default: (await import('../today/today.tsx')).Today }));
const MatterDesk = lazy(async () => ({ default: (await import('../matters/matter-desk.tsx')).MatterDesk }));
const MatterRoom = lazy(async () => ({ default: (await import('../matters/matter-room.tsx')).MatterRoom }));
const RedactPage = lazy(async () => ({ default: (await import('../redact/redact-page.tsx')).RedactPage }));
const Shares = lazy(async () => ({ default: (await import('../share/shares.tsx')).Shares }));
const Joints = lazy(async () => ({ default: (await import('../joint/joints.tsx')).Joints }));
const JointPage = lazy(async () => ({ default: (await import('../joint/joint-page.tsx')).JointPage }));
const Mediations = lazy(async () => ({ default: (await import('../mediation/mediations.tsx')).Mediations }));
const Performance = lazy(async () => ({ default: (await import('../mediation/fulfilment/work-page.tsx')).WorkPage }));
const Orders = lazy(async () => ({ default: (await import('../mediation/choosing/orders-page.tsx')).OrdersPage }));
const Replays = lazy(async () => ({ default: (await import('../mediation/choosing/replays-page.tsx')).ReplaysPage }));
const MediationPage = lazy(async () => ({ default: (await import('../mediation/mediation-page.tsx')).MediationPage }));
const SittingRoom = lazy(async () => ({
  default: (await import('../mediation/sittings/sitting-room.tsx')).SittingRoom,
}));
const StudioPage = lazy(async () => ({ default: (await import('../mediation/studio/studio-page.tsx')).StudioPage }));
const DisputeRegister = lazy(async () => ({
  default: (await import('../mediation/studio/register.tsx')).DisputeRegister,
}));
const StudioFigures = lazy(async () => ({ default: (await import('../mediation/studio/figures.tsx')).StudioFigures }));
const Tours = lazy(async () => ({ default: (await import('../mediation/studio/tours.tsx')).Tours }));
const Street = lazy(async () => ({ default: (await import('../mediation/studio/street.tsx')).Street }));
const Families = lazy(async () => ({ default: (await import('../mediation/studio/families.tsx')).Families }));
const FamilyPage = lazy(async () => ({ default: (await import('../mediation/studio/family-page.tsx')).FamilyPage }));
const Mediators = lazy(async () => ({ default: (await import('../mediators/mediators.tsx')).Mediators }));
const MediatorPage = lazy(async () => ({ default: (await import('../mediators/mediator-page.tsx')).MediatorPage }));
const MyCard = lazy(async () => ({ default: (await import('../mediators/mine.tsx')).MyCard }));
const Topics = lazy(async () => ({ default: (await import('../topics/topics.tsx')).Topics }));
const TopicPage = lazy(async () => ({ default: (await import('../topics/topic-page.tsx')).TopicPage }));
const DuplicateRules = lazy(async () => ({ default: (await import('../topics/rules.tsx')).DuplicateRules }));
const AnswersRoom = lazy(async () => ({ default: (await import('../answers/answers-room.tsx')).AnswersRoom }));
const AnswerPage = lazy(async () => ({ default: (await import('../answers/answer-page.tsx')).AnswerPage }));
const TakeDown = lazy(async () => ({ default: (await import('../take-down/take-down.tsx')).TakeDown }));
const People = lazy(async () => ({ default: (await import('../registers/people.tsx')).People }));
const Places = lazy(async () => ({ default: (await import('../registers/places.tsx')).Places }));
const GridPage = lazy(async () => ({ default: (await import('../registers/grid-page.tsx')).GridPage }));
const PlacePage = lazy(async () => ({ default: (await import('../registers/place-page.tsx')).PlacePage }));
const PlaceSheet = lazy(async () => ({ default: (await import('../registers/place-sheet.tsx')).PlaceSheet }));
const Partners = lazy(async () => ({ default: (await import('../registers/partners.tsx')).Partners }));
const Categories = lazy(async () => ({ default: (await import('../categories/categories.tsx')).Categories }));
const Searches = lazy(async () => ({ default: (await import('../care/searches.tsx')).Searches }));
const SearchPage = lazy(async () => ({ default: (await import('../care/search-page.tsx')).SearchPage }));
const Supports = lazy(async () => ({ default: (await import('../care/supports.tsx')).Supports }));
const SupportPage = lazy(async () => ({ default: (await import('../care/support-page.tsx')).SupportPage }));
const Visits = lazy(async () => ({ default: (await import('../revisits/visits.tsx')).Visits }));
const Checks = lazy(async () => ({ default: (await import('../revisits/checks.tsx')).Checks }));
const CheckPage = lazy(async () => ({ default: (await import('../revisits/check-page.tsx')).CheckPage }));
const FeedbackFirst = lazy(async () => ({ default: (await import('../feedback/first-page.tsx')).FeedbackFirst }));
const FeedbackFigures = lazy(async () => ({ default: (await import('../feedback/figures.tsx')).FeedbackFigures }));
const FeedbackToAsk = lazy(async () => ({ default: (await import('../feedback/to-ask.tsx')).FeedbackToAsk }));
const FeedbackOwn = lazy(async () => ({ default: (await import('../feedback/own.tsx')).FeedbackOwn }));
const Objections = lazy(async () => ({ default: (await import('../feedback/objections.tsx')).Objections }));
const ThanksPage = lazy(async () => ({ default: (await import('../feedback/thanks.tsx')).ThanksPage }));
const Needs = lazy(async () => ({ default: (await import('../visits/needs.tsx')).Needs }));
const PlannedVisits = lazy(async () => ({ default: (await import('../visits/planned.tsx')).PlannedVisits }));
const VisitReport = lazy(async () => ({ default: (await import('../visits/report.tsx')).VisitReport }));
const VisitPage = lazy(async () => ({ default: (await import('../visits/visit-page.tsx')).VisitPage }));
const Meetings = lazy(async () => ({ default: (await import('../meetings/meetings.tsx')).Meetings }));
const MeetingBoard = lazy(async () => ({ default: (await import('../meetings/board.tsx')).Board }));
const MeetingPage = lazy(async () => ({ default: (await import('../meetings/meeting-page.tsx')).MeetingPage }));
const Calendar = lazy(async () => ({ default: (await import('../bookings/calendar.tsx')).Calendar }));
const OwnCalendar = lazy(async () => ({ default: (await import('../bookings/own.tsx')).OwnCalendar }));
const RoomRegister = lazy(async () => ({ default: (await import('../bookings/rooms.tsx')).RoomRegister }));
const ResourcePage = lazy(async () => ({ default: (await import('../bookings/resource-page.tsx')).ResourcePage }));
const Privacy = lazy(async () => ({ default: (await import('../privacy/privacy.tsx')).Privacy }));
const PrivacyRequest = lazy(async () => ({ default: (await import('../privacy/request-page.tsx')).RequestPage }));
const Outbox = lazy(async () => ({ default: (await import('../outbox/outbox.tsx')).Outbox }));
const Audit = lazy(async () => ({ default: (await import('../audit/audit.tsx')).Audit }));
const Webhooks = lazy(async () => ({ default: (await import('../webhooks/webhooks.tsx')).Webhooks }));
const DeliveryLog = lazy(async () => ({ default: (await import('../webhooks/delivery-log.tsx')).DeliveryLog }));
const Open311Clients = lazy(async () => ({ default: (await import('../open311/clients.tsx')).Open311Clients }));
const Models = lazy(async () => ({ default: (await import('../triage/models.tsx')).Models }));
const Risks = lazy(async () => ({ default: (await import('../triage/risks.tsx')).Risks }));
const SystemHealth = lazy(async () => ({ default: (await import('../system/system-health.tsx')).SystemHealth }));
const Procedures = lazy(async () => ({ default: (await import('../procedures/procedures.tsx')).Procedures }));
const ProcedurePage = lazy(async () => ({
  default: (await import('../procedures/procedure-page.tsx')).ProcedurePage,
}));
const ClockSettings = lazy(async () => ({ default: (await import('../clocks/settings.tsx')).ClockSettings }));

/** Each page comes when it is first opened. */
export function Rooms() {
  return (
    <Routes>
      <Route index element={<FirstRoom />} />
      <Route path="matters" element={<MatterDesk />} />
      <Route path="matters/:id" element={<MatterRoom />} />
      <Route path="matters/:id/photos/:fileId" element={<RedactPage />} />
      <Route path="share" element={<Shares />} />
      <Route path="joint" element={<Joints />} />
      <Route path="joint/:id" element={<JointPage />} />
      <Route path="mediation" element={<Mediations />} />
      <Route path="mediation/performance" element={<Performance />} />
      <Route path="mediation/orders" element={<Orders />} />
      <Route path="mediation/replays" element={<Replays />} />
      <Route path="mediation/studio" element={<StudioPage />} />
      <Route path="mediation/register" element={<DisputeRegister />} />
      <Route path="mediation/figures" element={<StudioFigures />} />
      <Route path="mediation/tours" element={<Tours />} />
      <Route path="mediation/street" element={<Street />} />
      <Route path="mediation/families" element={<Families />} />
      <Route path="mediation/families/:id" element={<FamilyPage />} />
      <Route path="mediation/:id" element={<MediationPage />} />
      <Route path="mediation/:id/sittings/:sittingId" element={<SittingRoom />} />
      <Route path="mediators" element={<Mediators />} />
      <Route path="mediators/mine" element={<MyCard />} />
      <Route path="mediators/:id" element={<MediatorPage />} />
      <Route path="topics" element={<Topics />} />
      <Route path="topics/:id" element={<TopicPage />} />
      <Route path="system/similar" element={<DuplicateRules />} />
      <Route path="take-down" element={<TakeDown />} />
      <Route path="answers" element={<AnswersRoom />} />
      <Route path="answers/:id" element={<AnswerPage />} />
      <Route path="people" element={<People />} />
      <Route path="places" element={<Places />} />
      <Route path="places/:id" element={<PlacePage />} />
      <Route path="places/:id/sheet" element={<PlaceSheet />} />
      <Route path="places/grids/:id" element={<GridPage />} />
      <Route path="partners" element={<Partners />} />
      <Route path="categories" element={<Categories />} />
      <Route path="searches" element={<Searches />} />
      <Route path="searches/:id" element={<SearchPage />} />
      <Route path="supports" element={<Supports />} />
      <Route path="supports/:id" element={<SupportPage />} />
      <Route path="revisits" element={<Visits />} />
      <Route path="revisits/checks" element={<Checks />} />
      <Route path="revisits/checks/:id" element={<CheckPage />} />
      <Route path="feedback" element={<FeedbackFirst />} />
      <Route path="feedback/figures" element={<FeedbackFigures />} />
      <Route path="feedback/to-ask" element={<FeedbackToAsk />} />
      <Route path="feedback/own" element={<FeedbackOwn />} />
      <Route path="feedback/objections" element={<Objections />} />
      <Route path="feedback/thanks" element={<ThanksPage />} />
      <Route path="visits" element={<Needs />} />
      <Route path="visits/planned" element={<PlannedVisits />} />
      <Route path="visits/report" element={<VisitReport />} />
      <Route path="visits/:id" element={<VisitPage />} />
      <Route path="meetings" element={<Meetings />} />
      <Route path="meetings/board" element={<MeetingBoard />} />
      <Route path="meetings/:id" element={<MeetingPage />} />
      <Route path="bookings" element={<Calendar />} />
      <Route path="bookings/own" element={<OwnCalendar />} />
      <Route path="bookings/rooms" element={<RoomRegister />} />
      <Route path="bookings/rooms/:id" element={<ResourcePage />} />
      <Route path="messages" element={<Outbox />} />
      <Route path="privacy" element={<Privacy />} />
      <Route path="privacy/requests/:id" element={<PrivacyRequest />} />
      <Route path="system" element={<SystemHealth />} />
      <Route path="system/open311" element={<Open311Clients />} />
      <Route path="system/triage" element={<Models />} />
      <Route path="risks" element={<Risks />} />
      <Route path="system/procedures" element={<Procedures />} />
      <Route path="system/procedures/:id" element={<ProcedurePage />} />
      <Route path="system/clocks" element={<ClockSettings />} />
      <Route path="system/webhooks" element={<Webhooks />} />
      <Route path="system/webhooks/:id" element={<DeliveryLog />} />
      <Route path="audit" element={<Audit />} />
      <Route path="*" element={<Nothing title={frameWords.noPageTitle} hint={frameWords.noPageHint} />} />
    </Routes>
  );
}

/** Today for whoever works on matters; the others begin with the registers. */
function FirstRoom() {
  const me = useMe();
  if (holdsAny(me, matterDuties)) return <Today />;
  if (holdsAny(me, ['mediate'])) return <Navigate to="/mediators/mine" replace />;
  if (holdsAny(me, ['protect'])) return <Navigate to="/privacy" replace />;
  if (holdsAny(me, ['system'])) return <Navigate to="/system" replace />;
  return <Navigate to={holdsAny(me, ['audit']) ? '/audit' : '/people'} replace />;
}
