import { eraOf } from './era.ts';
import { makeEstates, roadsBeside } from './estates.ts';
import { makeGrids, streetsOfOneGrid } from './grids.ts';
import { divideLand } from './land.ts';
import { makeLate } from './late.ts';
import { makeLattice } from './lattice.ts';
import { at } from './lists.ts';
import { makeMatters } from './matters.ts';
import { makeMeetings } from './meetings.ts';
import { makeMesh } from './mesh.ts';
import { nameLists } from './names.ts';
import { makeOrganisation } from './organisation.ts';
import { makePartners } from './partners.ts';
import { addPatrolPlaces } from './patrol-places.ts';
import { PlaceBook } from './place-book.ts';
import { addKnownPlaces } from './places.ts';
import { Random } from './random.ts';
import { diagonalsOf, drawRoadEdges } from './road-edges.ts';
import { listStretches, makeRoadRows } from './roads.ts';
import type { County } from './rows.ts';
import type { Aftermath } from './rows-aftermath.ts';
import { makeStaff } from './staff.ts';
import type { Town } from './town.ts';
import { makeChecks, makeVisitPlans } from './visit-plans.ts';
import { categoryName } from './word-books.ts';

const usualMatters = 6000;

/** An invented county with twelve months of matters that end at `today`; the same seed and moment give the same county. */
export function generateCounty(options: { seed: number; today: Date; matters?: number }): County {
  const random = new Random(options.seed);
  const era = eraOf(options.today);
  const lattice = makeLattice(random.fork('lattice'));
  const mesh = makeMesh(lattice, diagonalsOf(lattice));
  const stretches = listStretches(drawRoadEdges(lattice, random.fork('roads')), mesh);
  const land = divideLand(lattice, mesh, random.fork('land'));
  const organisation = makeOrganisation(land, random.fork('organisation'), era);
  const staff = makeStaff(organisation, random.fork('staff'), era);
  const estates = makeEstates(land, stretches, random.fork('estates'));
  const streets = streetsOfOneGrid(land, roadsBeside(stretches));
  const grids = makeGrids({ land, random: random.fork('grids'), era }, estates, streets, { organisation, staff });
  const partners = makePartners(random.fork('partners'), era, categoryName);
  const places = new PlaceBook(land, lattice, { random: random.fork('places'), era, grids: grids.police });
  const placeOf = addKnownPlaces(places, organisation, estates);
  addPatrolPlaces(places, organisation, estates, stretches);
  const townshipOf = ({ community, station }: { community: number; station: number }) =>
    at(land.communities, community).township ?? (station === 0 ? '城中' : at(nameLists.stations, station).short);
  const town = { era, estates, townshipOf, placeOf, grids, organisation, staff, partners };
  const matters = makeMatters(town, options.matters ?? usualMatters, random.fork('matters'));
  const aftermath = makeAftermath(town, matters, random.fork('aftermath'));
  return {
    name: nameLists.county,
    signIns: staff.signIns,
    units: organisation.units,
    accounts: staff.accounts,
    persons: staff.persons,
    holdings: staff.holdings,
    grids: [...grids.police, ...grids.civil],
    gridTeams: grids.teams,
    crosswalk: grids.crosswalk,
    places: places.places,
    roads: makeRoadRows(stretches, mesh, random.fork('road-rows'), era.madeAt),
    partners: partners.rows,
    matters,
    aftermath,
    late: makeLate(town, matters, random.fork('late')),
  };
}

function makeAftermath(town: Town, matters: County['matters'], random: Random): Aftermath {
  const { facts: meetingFacts, ...held } = makeMeetings(town, matters, random.fork('meetings'));
  return {
    ...held,
    meetingFacts,
    ...makeVisitPlans(town, matters, random.fork('visits')),
    ...makeChecks(town, matters, random.fork('checks')),
  };
}
