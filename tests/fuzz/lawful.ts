import { dutyList } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { hashPassword, sealTotpSecret, totpAt } from '../../src/platform/sign-in.ts';
import { inputs } from '../house/doors-inputs.ts';
import type { TestHouse } from '../support/house-at.ts';
import { hire, sessionOf } from '../support/knockers.ts';
import { type MadeMatter, makeMatter } from '../support/matters.ts';
import { testHouseSecret } from '../support/names.ts';
import { type Town, townPassword } from '../support/town.ts';
import type { Described } from './doors.ts';
import type { Draft } from './hostile.ts';
import { linkHolder, receiptHolder, residentWith, visitor, type Who } from './who.ts';

const phone = '19900005678';

/** A knock that the house has every reason to answer. */
export interface Lawful {
  readonly who: Who;
  readonly draft: Draft;
}

interface Colleague {
  readonly accountId: string;
  readonly personId: string;
  readonly badge: string;
}

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const asksCode = new Set(['session.open', 'passkey.begin', 'authenticator.begin']);
const partStates: Readonly<Record<string, string>> = {
  'part.send-link': 'asked',
  'part.share': 'asked',
  'part.revoke-link': 'asked',
  'part.ask-again': 'returned',
  'part.arbitrate': 'disputed',
};

type Make = (matter: MadeMatter) => Promise<{ readonly who: Who; readonly accountId: string | undefined }>;

/**
 * For one door, the least input of the table that the doors test knocks with, from everybody whom the door asks and who may: a colleague of
 * the bureau with every duty, the reporter, the helping partner, a visitor. Each comes with a matter of its own.
 */
export class Lawfully {
  readonly #house: TestHouse;
  readonly #town: Town;
  readonly #colleague: Colleague;
  readonly #passwordHash: string;

  private constructor(house: TestHouse, town: Town, colleague: Colleague, passwordHash: string) {
    this.#house = house;
    this.#town = town;
    this.#colleague = colleague;
    this.#passwordHash = passwordHash;
  }

  static async begin(house: TestHouse, town: Town): Promise<Lawfully> {
    const hired = await hire(house, { unitId: town.units.bureau, duties: dutyList });
    const { rows } = await house.base.owner.query<{ badge: string }>('select badge from account where id = $1', [
      hired.accountId,
    ]);
    const colleague = { ...hired, badge: rows[0]?.badge ?? '' };
    return new Lawfully(house, town, colleague, await hashPassword(townPassword));
  }

  async knocksAt(described: Described): Promise<Lawful[]> {
    const entry = inputs[described.door.action];
    if (!entry) return [];
    const knocks: Lawful[] = [];
    for (const make of this.#knockersOf(described)) {
      const helped = (entry.helped || entry.aboutMatter) && described.door.action !== 'matter.close';
      const matter = await makeMatter(this.#house, {
        unitId: this.#town.units.north,
        leadId: this.#colleague.personId,
        phone,
        ...(entry.state && { state: entry.state }),
        ...(helped && { helperUnitId: this.#town.units.southGroup }),
      });
      const { who, accountId } = await make(matter);
      const input = await entry.input({ house: this.#house, town: this.#town, matter, accountId });
      const own = await this.#own(described.door.action, { ...input }, matter, accountId !== undefined);
      knocks.push({ who, draft: draftFrom(described, own) });
    }
    return knocks;
  }

  /** What the table leaves out on purpose: the own password and code, and a partner's part in the state that the step begins from. */
  async #own(
    action: string,
    input: Record<string, unknown>,
    matter: MadeMatter,
    isColleague: boolean,
  ): Promise<Record<string, unknown>> {
    const own = { ...input };
    const state = partStates[action];
    if (state) own['partId'] = await this.#partnerPart(matter.id, state);
    if (!isColleague) return own;
    await this.#house.base.owner.query(
      'update account set password_hash = $2, totp_secret = $3, totp_last_step = 0 where id = $1',
      [this.#colleague.accountId, this.#passwordHash, sealTotpSecret(testHouseSecret, totpSecret)],
    );
    if (action === 'session.open') own['badge'] = this.#colleague.badge;
    if ('password' in own) own['password'] = townPassword;
    if ('old' in own) own['old'] = townPassword;
    if (asksCode.has(action)) own['code'] = totpAt(totpSecret, this.#house.now());
    return own;
  }

  #knockersOf({ door }: Described): Make[] {
    const outside = async (who: Promise<Who>) => ({ who: await who, accountId: undefined });
    const ways: Partial<Record<(typeof door.asks)[number], Make>> = {
      staff: async () => ({ who: await this.#atDesk(), accountId: this.#colleague.accountId }),
      receipt: ({ reporterId }) => outside(receiptHolder(this.#house, 'the own receipt', reporterId, [])),
      resident: () => outside(residentWith(this.#house, 'the own phone', phone, [])),
      link: async ({ id }) => outside(linkHolder(this.#house, 'the own link', await this.#partnerPart(id), [])),
      visitor: () => outside(visitor([])),
    };
    return door.asks.flatMap((kind) => ways[kind] ?? []);
  }

  async #atDesk(): Promise<Who> {
    const renew = async () => ({ cookie: await sessionOf(this.#house, this.#colleague.accountId) });
    return { name: 'bureau, lawfully', kind: 'staff', forbidden: [], headers: await renew(), renew };
  }

  async #partnerPart(matterId: string, state = 'asked'): Promise<string> {
    const id = newId();
    await this.#house.base.owner.query(
      `insert into part (id, matter_id, role, partner_id, task, state, asked_at, changed_at, arbiter_id, times_returned)
        values ($1, $2, 'helper', $3, '请协助', $5, $4, $4, $6, $7)`,
      [
        id,
        matterId,
        this.#town.partnerId,
        this.#house.now(),
        state,
        state === 'disputed' ? this.#colleague.personId : null,
        { returned: 1, disputed: 2 }[state] ?? 0,
      ],
    );
    return id;
  }
}

function draftFrom({ door, method, path, operation }: Described, given: Record<string, unknown>): Draft {
  const filled = path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = given[name];
    delete given[name];
    return encodeURIComponent(String(value));
  });
  const { bytes, ...fields } = given;
  const draft: Draft = { method, path: filled, query: [], headers: {}, body: undefined };
  if (method !== 'GET' && !door.unrepeated) draft.headers['idempotency-key'] = newId();
  if (method === 'GET' || door.body === 'bytes') {
    draft.query = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    if (bytes instanceof Uint8Array) draft.body = Buffer.from(bytes);
    if (door.body === 'bytes') draft.headers['content-type'] = 'application/octet-stream';
    return draft;
  }
  const isForm = operation.requestBody?.content['application/x-www-form-urlencoded'] !== undefined;
  draft.headers['content-type'] = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  draft.body = isForm ? Buffer.from(new URLSearchParams(fields as Record<string, string>).toString()) : fields;
  return draft;
}
