import { defineModule } from '../../platform/module.ts';
import { block, move, openOwn, own, release, week } from './actions-calendar.ts';
import { feeds, makeFeed, readFeed, revokeFeed } from './actions-feeds.ts';
import { addException, change, dropException, hours, list, make, restore, retire, view } from './actions-resources.ts';
import { doors } from './contract.ts';
import { lapse } from './engaging.ts';
import { tidyBookings } from './keeping.ts';
import { roomRegister } from './registers.ts';

/** 预约占用. */
export const bookings = defineModule({
  name: 'bookings',
  doors,
  handlers: {
    list,
    view,
    make,
    change,
    hours,
    retire,
    restore,
    addException,
    dropException,
    week,
    own,
    openOwn,
    block,
    move,
    release,
    feeds,
    makeFeed,
    revokeFeed,
    readFeed,
  },
  jobs: { 'engagement:lapse': lapse, 'bookings:tidy': tidyBookings },
  registers: [roomRegister],
});
