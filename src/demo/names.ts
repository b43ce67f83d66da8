import names from '../../demo/names.json' with { type: 'json' };
import { at } from './lists.ts';
import type { Random } from './random.ts';

const split = (words: string): string[] => words.split(' ');

/** The county's word lists, from demo/names.json. */
export const nameLists = {
  ...names,
  surnames: [...names.surnames],
  givenMale: split(names.givenMale),
  givenFemale: split(names.givenFemale),
  streets: split(names.streets),
  southStreets: split(names.southStreets),
  roads: split(names.roads),
  lanes: split(names.lanes),
  ruralRoads: split(names.ruralRoads),
  estateHeads: split(names.estateHeads),
  estateTails: split(names.estateTails),
  workplaceEstates: split(names.workplaceEstates),
  communities: split(names.communities),
  villages: split(names.villages),
  hamlets: split(names.hamlets),
  townships: split(names.townships),
  schools: split(names.schools),
  markets: split(names.markets),
  parks: split(names.parks),
  landmarks: split(names.landmarks),
  workStations: split(names.workStations),
  taken: split(names.taken),
};

/** An invented name; never that of somebody whom the newspaper reports name. */
export function inventName(random: Random, woman = random.chance(0.5)): string {
  // The first surnames are the common ones.
  const surname = at(nameLists.surnames, Math.floor(nameLists.surnames.length * random.share() ** 2));
  const name = surname + random.pick(woman ? nameLists.givenFemale : nameLists.givenMale);
  return nameLists.taken.includes(name) ? inventName(random, woman) : name;
}

/** A mobile number of a range that no operator serves. */
export function inventMobile(random: Random): string {
  return `199000${String(random.int(0, 99_999)).padStart(5, '0')}`;
}

/** An office number under an area code that does not exist. */
export function officePhone(number: number): string {
  return `0499-555${String(number).padStart(4, '0')}`;
}

/** Whether the given name is one of the list of women's names. */
export function isWomansName(name: string): boolean {
  return nameLists.givenFemale.includes(name.slice(1));
}
