import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Happening } from '../../platform/facts.ts';
import { type FileRow, filesJson, publicFilesJson } from '../../platform/files/rows.ts';
import { fromJson, type JsonRow, rowsJson } from '../../platform/json-rows.ts';
import { type Link, linksJson } from '../../platform/links.ts';
import { type GridCard, gridCardJson, type PlaceCard, placeCardJson } from '../places/api.ts';
import { partLinks } from './part-links.ts';
import { cardOf, type PublicCard } from './store-public.ts';
import type { WholeMatter } from './store-read.ts';
import { sharingsOf } from './store-sharing.ts';
import { familyFacts, type Member, membersOf } from './store-together.ts';
import type { Sharing } from './tables.ts';

/** What a colleague's page shows beside the matter itself. */
export interface Page {
  readonly facts: readonly Happening[];
  readonly files: readonly FileRow[];
  readonly place: PlaceCard | null;
  readonly grid: GridCard | null;
  readonly members: readonly Member[];
  /** Matters that were split off from this one. */
  readonly splitIds: readonly string[];
  readonly card: PublicCard | undefined;
  /** What its partners were told, and the links that they were sent. */
  readonly sharings: readonly Sharing[];
  readonly links: readonly Link[];
}

interface LoadedPage {
  readonly facts: readonly JsonRow<Happening>[];
  readonly files: readonly JsonRow<FileRow>[];
  readonly place: PlaceCard | null;
  readonly grid: GridCard | null;
  readonly members: readonly JsonRow<Member>[];
  readonly split_ids: readonly string[];
  readonly cards: readonly JsonRow<PublicCard>[];
  readonly sharings: readonly JsonRow<Sharing>[];
  readonly links: readonly JsonRow<Link>[];
}

/** What of a page somebody may see: `minimum`: a helping unit's; `withPartners`: also what partners were told and sent. */
interface Reach {
  readonly minimum: boolean;
  readonly withPartners: boolean;
  readonly day: string;
}

/** Reads a page in one question, as none is asked more often; what is out of reach is not read. */
export async function readPage(
  tx: Db,
  { matter, parts, reporters }: WholeMatter,
  { minimum, withPartners, day }: Reach,
): Promise<Page> {
  const familyIds = [...new Set([matter.id, ...reporters.map(({ matter_id }) => matter_id)])];
  const partnerPartIds = parts.flatMap(({ id, partner_id }) => (partner_id === null ? [] : [id]));
  const unlessMinimum = (rows: RawBuilder<unknown>) => (minimum ? none : rows);
  const ofPartners = (rows: RawBuilder<unknown>) => (withPartners && partnerPartIds.length > 0 ? rows : none);
  const files = minimum
    ? publicFilesJson({ kind: 'matter', id: matter.id })
    : filesJson({ kind: 'matter', ids: familyIds }, ['resident', 'staff']);
  const { rows } = await sql<LoadedPage>`select ${rowsJson(familyFacts(matter.id))} as facts, ${files} as files,
    ${placeCardJson(matter.place_id)} as place, ${gridCardJson(matter.grid_id, day)} as grid,
    ${unlessMinimum(rowsJson(membersOf(matter.id)))} as members, ${unlessMinimum(splitIdsJson(matter.id))} as split_ids,
    ${unlessMinimum(rowsJson(cardOf(matter.id)))} as cards, ${ofPartners(rowsJson(sharingsOf(matter.id)))} as sharings,
    ${ofPartners(linksJson({ ...partLinks, subjectIds: partnerPartIds }))} as links`.execute(tx);
  return pageOf(rows[0]);
}

const none = sql`'[]'::json`;

function splitIdsJson(id: string): RawBuilder<string[]> {
  return sql<
    string[]
  >`(select coalesce(json_agg(id order by reported_at, id), '[]') from matter where split_from = ${id})`;
}

function pageOf(loaded: LoadedPage | undefined): Page {
  if (!loaded) throw new Error('a statement without a condition answered nothing');
  return {
    facts: fromJson<Happening>(loaded.facts, ['at']),
    files: fromJson<FileRow>(loaded.files, ['at', 'redacted_at']),
    place: loaded.place,
    grid: loaded.grid,
    members: fromJson<Member>(loaded.members, ['reported_at', 'merged_at']),
    splitIds: loaded.split_ids,
    card: fromJson<PublicCard>(loaded.cards, ['result_at', 'made_at', 'ended_at'])[0],
    sharings: fromJson<Sharing>(loaded.sharings, ['made_at', 'ended_at']),
    links: fromJson<Link>(loaded.links, ['made_at', 'expires_at', 'opened_at', 'revoked_at']),
  };
}
