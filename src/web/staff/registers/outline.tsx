interface OutlineProps {
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly name: string;
}

const size = 280;

/** The shape of one grid, north up, without a map around it. */
export function Outline({ rings, name }: OutlineProps) {
  const points = rings.flat();
  const [west, east] = [Math.min(...points.map(([lng]) => lng)), Math.max(...points.map(([lng]) => lng))];
  const [south, north] = [Math.min(...points.map(([, lat]) => lat)), Math.max(...points.map(([, lat]) => lat))];
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (size - 8) / Math.max((east - west) * narrow, north - south, Number.EPSILON);
  const place = ([lng, lat]: readonly [number, number]) =>
    `${(4 + (lng - west) * narrow * scale).toFixed(1)} ${(4 + (north - lat) * scale).toFixed(1)}`;
  const path = rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');
  return (
    <svg className="outline" viewBox={`0 0 ${size} ${size}`} width={size} height={size} role="img" aria-label={name}>
      <path d={path} fillRule="evenodd" fill="var(--action-tint)" stroke="var(--action)" strokeWidth="1.5" />
    </svg>
  );
}
