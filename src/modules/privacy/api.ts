import * as person from './person.ts';

/** The reports of a phone or of a receipt code; none when there are none. */
export const findReports = person.findReports;

/** Everything that the house holds about the reporters; whoever calls leaves the access line. */
export const gatherPerson = person.gatherPerson;

/** That as a ZIP: `person.json` and the files. */
export const zipOf = person.zipOf;
