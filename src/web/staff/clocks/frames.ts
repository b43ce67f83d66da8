/** From and to in minutes after midnight. */
type Frame = [number, number];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Frames as people type them: 08:30-12:00 14:30-17:30. */
export function framesText(frames: readonly (readonly [number, number])[]): string {
  return frames.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');
}

/** What was typed as frames; null where it is none. */
export function readFrames(text: string): Frame[] | null {
  const parts = text
    .trim()
    .split(/[\s,，、]+/)
    .filter(Boolean);
  const frames = parts.map((part): Frame | null => {
    const found = /^(\d{1,2})[:：](\d\d)[-–~至](\d{1,2})[:：](\d\d)$/.exec(part);
    if (!found) return null;
    const [from, to] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])];
    return from < to && to <= 1440 ? [from, to] : null;
  });
  return frames.every((frame) => frame !== null) ? frames : null;
}

/** Days of a text, each apart. */
export function readDays(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter(Boolean);
}

/** Days in order as spans of a calendar year: 01/01–01/03. */
export function daySpans(days: readonly string[]): string[] {
  const spans: [string, string][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && dayAfter(last[1]) === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([from, to]) => (from === to ? short(from) : `${short(from)}–${short(to)}`));
}

const short = (day: string) => day.slice(5).replace('-', '/');
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
