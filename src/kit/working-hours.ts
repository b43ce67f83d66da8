/** A stretch of office time on a working day, in minutes after midnight. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
}

/** 08:30 to 12:00 and 14:30 to 17:30, as offices of the region keep it. */
export const officeSpans: readonly OfficeSpan[] = [
  { from: 8 * 60 + 30, to: 12 * 60 },
  { from: 14 * 60 + 30, to: 17 * 60 + 30 },
];
