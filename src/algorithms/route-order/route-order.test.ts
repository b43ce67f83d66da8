import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf, metresBetween, orderStops, type Stop } from './route-order.ts';

const stop: fc.Arbitrary<Stop> = fc.record({
  lng: fc.double({ min: 121.5, max: 121.8, noNaN: true }),
  lat: fc.double({ min: 43.1, max: 43.4, noNaN: true }),
});

describe('the order of the stops of a day', () => {
  test('visits every stop once', () => {
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 9 }), fc.option(stop, { nil: undefined }), (stops, start) => {
        const order = orderStops(stops, start);
        expect(order).toHaveLength(stops.length);
        expect(new Set(order)).toEqual(new Set(stops));
      }),
    );
  });

  test('is never longer than the order that was given', () => {
    fc.assert(
      fc.property(fc.array(stop, { minLength: 1, maxLength: 9 }), stop, (stops, start) => {
        expect(lengthOf([start, ...orderStops(stops, start)])).toBeLessThanOrEqual(lengthOf([start, ...stops]) + 1e-3);
      }),
    );
  });

  test('along a street it goes from one end to the other', () => {
    const street = [3, 1, 4, 0, 2].map((i) => ({ lng: 121.6 + i / 1000, lat: 43.2 }));
    const order = orderStops(street, { lng: 121.599, lat: 43.2 });
    expect(order.map(({ lng }) => Math.round((lng - 121.6) * 1000))).toEqual([0, 1, 2, 3, 4]);
  });

  test('a degree of latitude is 111 km, and half a degree of longitude here is 41 km', () => {
    expect(metresBetween({ lng: 121.6, lat: 43 }, { lng: 121.6, lat: 44 })).toBeCloseTo(111_195, -1);
    expect(Math.round(metresBetween({ lng: 121, lat: 43.2 }, { lng: 121.5, lat: 43.2 }) / 1000)).toBe(41);
  });
});
