const chinaMilliseconds = 8 * 3_600_000;

/** An instant as papers write it, in China's time: `2026-11-22 15:03`. */
export function clockOf(instant: Date | string): string {
  const at = new Date(new Date(instant).getTime() + chinaMilliseconds).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** The same instant in parts, as the typesetter asks for a date. */
export function partsOf(instant: Date) {
  const at = new Date(instant.getTime() + chinaMilliseconds);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}
