import { defineModule } from '../../platform/module.ts';
import * as cases from './actions-cases.ts';
import * as families from './actions-family.ts';
import * as figures from './actions-figures.ts';
import * as register from './actions-register.ts';
import * as street from './actions-street.ts';
import * as studios from './actions-studios.ts';
import * as tours from './actions-tours.ts';
import * as walkIns from './actions-walk-ins.ts';
import { doors } from './contract.ts';
import { studioKeeper, tidyStudio } from './keeper.ts';
import { noteSeals } from './notes.ts';

/** 调解工作室. */
export const studio = defineModule({
  name: 'studio',
  doors,
  handlers: {
    studios: studios.studios,
    studio: studios.studio,
    addStudio: studios.addStudio,
    changeStudio: studios.changeStudio,
    screen: walkIns.screen,
    come: walkIns.come,
    move: walkIns.move,
    take: walkIns.take,
    figures: figures.figures,
    figureRows: figures.figureRows,
    responses: figures.responses,
    register: register.register,
    planDispute: register.planDispute,
    ofCase: cases.ofCase,
    consult: cases.consult,
    giveOpinion: cases.giveOpinion,
    closeConsultation: cases.closeConsultation,
    writeOpinion: cases.writeOpinion,
    tellVictim: cases.tellVictim,
    ownAfter: cases.ownAfter,
    ownOpinion: cases.ownOpinion,
    tours: tours.tours,
    planTour: tours.planTour,
    cancelTour: tours.cancelTour,
    holdStop: tours.holdStop,
    nextStops: tours.nextStops,
    informals: street.informals,
    addInformal: street.addInformal,
    endPromise: street.endPromise,
    squads: street.squads,
    saveSquad: street.saveSquad,
    enter: street.enter,
    families: families.families,
    family: families.family,
    startFamily: families.startFamily,
    addMember: families.addMember,
    consent: families.consent,
    session: families.session,
    note: families.note,
    report: families.report,
    endFamily: families.endFamily,
  },
  jobs: { 'studio:tidy': tidyStudio },
  keeps: [studioKeeper],
  seals: [noteSeals],
});
