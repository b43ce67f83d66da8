import { defineModule } from '../../platform/module.ts';
import { check, grid, gridList, handOver } from './actions-grids.ts';
import { locate, map, qr } from './actions-map.ts';
import { changePlace, closePlace, places as listPlaces, makePlace, place } from './actions-places.ts';
import { doors } from './contract.ts';
import { crosswalkRegister, gridRegister, gridTeamRegister } from './registers-grids.ts';
import { placeRegister, roadRegister } from './registers-places.ts';

export const places = defineModule({
  name: 'places',
  doors,
  handlers: {
    gridList,
    check,
    grid,
    handOver,
    places: listPlaces,
    map,
    place,
    makePlace,
    changePlace,
    closePlace,
    qr,
    locate,
  },
  jobs: {},
  registers: [gridRegister, gridTeamRegister, crosswalkRegister, placeRegister, roadRegister],
});
