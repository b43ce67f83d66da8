import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HiddenBox } from '../../../platform/contract-files.ts';
import { allBoxes, boxBetween, type Corner, dragCorner, freshBox, growBox, leastSide, moveBox } from './boxes.ts';

const anywhere = fc.record({
  x: fc.double({ min: -2, max: 2, noNaN: true }),
  y: fc.double({ min: -2, max: 2, noNaN: true }),
});
const corner = fc.constantFrom<Corner>('north-west', 'north-east', 'south-west', 'south-east');

test('whatever a hand or a key does to a box, the server takes it: inside of the photo and large enough to be seen', () => {
  fc.assert(
    fc.property(anywhere, anywhere, anywhere, anywhere, corner, (one, other, by, to, which) => {
      const box = boxBetween(one, other);
      for (const made of [box, moveBox(box, by), growBox(box, by), dragCorner(box, which, to)]) {
        expect(HiddenBox.safeParse(made).success).toBe(true);
        expect(Math.min(made.width, made.height)).toBeGreaterThanOrEqual(leastSide);
      }
    }),
  );
});

test('a box that is pushed against the edge keeps its size', () => {
  const box = { x: 0.7, y: 0.1, width: 0.25, height: 0.2 };
  expect(moveBox(box, { x: 1, y: -1 })).toEqual({ x: 0.75, y: 0, width: 0.25, height: 0.2 });
});

test('a box that is drawn from right to left is the same as from left to right', () => {
  const [one, other] = [
    { x: 0.5, y: 0.25 },
    { x: 0.25, y: 0.75 },
  ];
  expect(boxBetween(one, other)).toEqual(boxBetween(other, one));
});

test('each new box lies aside of the last one', () => {
  const first = freshBox([]);
  expect(freshBox([first])).not.toEqual(first);
});

test('what either of two colleagues hid stays hidden, once', () => {
  const [a, b, c] = [
    freshBox([]),
    boxBetween({ x: 0, y: 0 }, { x: 0.5, y: 0.5 }),
    boxBetween({ x: 0.5, y: 0 }, { x: 1, y: 1 }),
  ];
  expect(allBoxes([a, b], [{ ...b }, c])).toEqual([a, b, c]);
});
