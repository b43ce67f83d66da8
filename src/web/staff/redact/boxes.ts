import type { HiddenBox } from '../../../platform/contract-files.ts';

export type Box = HiddenBox;
export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Corner = 'north-west' | 'north-east' | 'south-west' | 'south-east';

/** Smaller boxes cannot be seen or grasped. */
export const leastSide = 0.01;

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** The box inside of the photo, with its size kept where it can be. */
function inside({ x, y, width, height }: Box): Box {
  const [wide, high] = [Math.min(Math.max(width, leastSide), 1), Math.min(Math.max(height, leastSide), 1)];
  return { x: within(x, 1 - wide), y: within(y, 1 - high), width: wide, height: high };
}

export function moveBox(box: Box, by: Point): Box {
  return inside({ ...box, x: box.x + by.x, y: box.y + by.y });
}

/** Moves the right and lower side, as shift and the arrow keys do. */
export function growBox(box: Box, by: Point): Box {
  const width = Math.min(box.width + by.x, 1 - box.x);
  const height = Math.min(box.height + by.y, 1 - box.y);
  return inside({ ...box, width, height });
}

/** The box between two points, whichever was first. */
export function boxBetween(one: Point, other: Point): Box {
  const [left, right] = [within(Math.min(one.x, other.x), 1), within(Math.max(one.x, other.x), 1)];
  const [top, bottom] = [within(Math.min(one.y, other.y), 1), within(Math.max(one.y, other.y), 1)];
  return inside({ x: left, y: top, width: right - left, height: bottom - top });
}

/** Drags one corner to a point; the opposite corner stays. */
export function dragCorner(box: Box, corner: Corner, to: Point): Box {
  const fixed = {
    x: corner.endsWith('west') ? box.x + box.width : box.x,
    y: corner.startsWith('north') ? box.y + box.height : box.y,
  };
  return boxBetween(fixed, to);
}

/** A new box in the middle, a little aside of one that is there already. */
export function freshBox(boxes: readonly Box[]): Box {
  const aside = (boxes.length % 8) * 0.04;
  return inside({ x: 0.4 + aside, y: 0.4 + aside, width: 0.2, height: 0.2 });
}

/** Both lists together, each box once: what two colleagues hid stays hidden. */
export function allBoxes(mine: readonly Box[], theirs: readonly Box[]): Box[] {
  const isMine = (their: Box) =>
    mine.some((my) => my.x === their.x && my.y === their.y && my.width === their.width && my.height === their.height);
  return [...mine, ...theirs.filter((their) => !isMine(their))];
}

/** Where a box lies on its photo, for CSS. */
export function placeOfBox({ x, y, width, height }: Box) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
