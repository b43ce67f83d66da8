import { Link } from 'react-router';

/** One matter a line; what is too short to be understood stays in the note. */
export function raisedOf(text: string): { what: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 5)
    .map((what) => ({ what }));
}

interface Props {
  readonly matters: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

/** Matters that were taken up there. */
export function MatterLinks({ matters }: Props) {
  if (matters.length === 0) return null;
  return (
    <ul className="plain-list">
      {matters.map((matter) => (
        <li key={matter.id}>
          <span className="figures quiet">{matter.number}</span>{' '}
          <Link to={`/matters/${matter.id}`}>{matter.title}</Link>
        </li>
      ))}
    </ul>
  );
}
