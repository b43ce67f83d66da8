export { type Proposal, proposeWithin } from './actions-cases.ts';
export { tellRoutesTo } from './actions-course.ts';
export { checkMediations } from './books.ts';
export { mediationClockDesk } from './clock-desk.ts';
export { mediationFileGate } from './file-gate.ts';
export { inviteForOpinion } from './inviting.ts';
export { tellColleagues, tellParties } from './letters.ts';
export { idNumberOf, settles, speaks } from './parties.ts';
export {
  asked,
  hearersOf,
  isSeated,
  isVisible,
  type MediationSubject,
  mediates,
  ofParty,
  partyIdOf,
  runs,
  sees as seesMediation,
  supervises,
  unknownMediation,
} from './policy.ts';
export { isMinor } from './rules-gate.ts';
export { clockStart, seatPanel, stepMediation, takeLocked } from './step.ts';
export { findWhole as findMediation, type WholeMediation } from './store-cases.ts';
export { listOfMatter, listStatesOfMatter, mediationNumbers } from './store-list.ts';
export { countOpenCases, findIdByNumber as findMediationId, listMediatorsOfCases } from './store-panel.ts';
export { listCasesOfPhones } from './store-parties.ts';
export { accessed, findOwn, ofMediation, partiesNow, seatsNow, subjectOf } from './subject.ts';
export type { Mediation, Party, Seat } from './tables.ts';
