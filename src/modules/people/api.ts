import * as briefs from './store-briefs.ts';
import * as holdings from './store-holdings.ts';
import * as lookups from './store-lookups.ts';
import * as people from './store-people.ts';
import * as units from './store-units.ts';

/** What an account may act for on the day 'YYYY-MM-DD': its person and the posts held, stand-ins included; asked on every request. */
export const loadHoldings = holdings.loadHoldings;

/** Ties the person with this badge to an account; false when there is no such person. */
export const linkAccount = people.tieAccount;

/** A unit by id, ended ones too; undefined when there is none. */
export const findUnit = units.findUnit;

/** Names of units by id; unknown ids are left out. */
export const unitNames = lookups.unitNames;

/** Ids of units by code, for registers that name units. */
export const unitIdsByCode = lookups.unitIdsByCode;

/** Each of these units with all above it, from itself upwards, by its id. */
export const unitPaths = lookups.unitPaths;

/** A unit and all below it. */
export const unitIdsBelow = lookups.unitIdsBelow;

/** The units with none above them. */
export const topUnitIds = lookups.topUnitIds;

/** The police station that a unit belongs to or is, else the top of its tree; undefined for an unknown unit. */
export const stationOf = units.findStationOf;

/** Names of people by id; unknown ids are left out. */
export const personNames = lookups.personNames;

/** Names of units by id, within another family's statement. */
export const unitNamesJson = lookups.unitNamesJson;

/** Names of people by id, within another family's statement. */
export const personNamesJson = lookups.personNamesJson;

/** Units in which these people hold a post on the day, by person; whoever holds none is left out. */
export const unitsOfPeople = lookups.unitsOfPeople;

/** Duty phones of people by id; whoever has none is left out. */
export const findPhones = lookups.findPhones;

/** Duty phone of the person behind an account; undefined when none is on record. */
export const phoneOfAccount = lookups.phoneOfAccount;

/** Who holds a duty on the day in a unit or in one above it. */
export const peopleOver = lookups.peopleOver;

/** The unit of each account's own post on the day; whoever holds none is left out. */
export const unitNamesOfAccounts = lookups.unitNamesOfAccounts;

/** Every unit with its kind and what is above it, ended ones too. */
export const listUnitBriefs = lookups.listUnitBriefs;

export type Handler = lookups.Handler;

/** Who handles matters of a category in these units on the day, with skills, languages, and whether somebody stands in for them. */
export const listHandlers = lookups.listHandlers;

/** Name, badge, phone and account of people by id, and whether each holds a duty on the day; unknown ids are left out. */
export const personBriefs = briefs.personBriefs;

/** Ids of people by badge, for registers that name people. */
export const personIdsByCode = briefs.personIdsByCode;
