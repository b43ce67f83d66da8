import type { Caller, Loose } from './caller.ts';
import type { Dispute } from './disputes.ts';
import type { TestHouse } from './house.ts';

const strokes = [[100, 100, 400, 300, 800, 120]];

/** Who signs an agreement between two sides: by name, as the paper has them. */
export interface Hands {
  readonly house: TestHouse;
  readonly officer: Caller;
  readonly officerName: string;
}

/** Signs the version that is proposed: both sides on their phones, the officer as mediator, the stamp. Answers the agreement as it is then. */
export async function signByAll(hands: Hands, dispute: Dispute): Promise<Loose> {
  const { officer, officerName } = hands;
  const at = `/api/mediations/${dispute.id}/agreements`;
  const agreement = (await officer.get(at)).body['current'];
  if (!agreement) throw new Error('there is no agreement to sign');
  const id = String(agreement['id']);
  const of = (kind: string, partyId?: string) =>
    agreement['signerList']?.find(
      (one) => String(one['kind']) === kind && (partyId === undefined || String(one['partyId']) === partyId),
    );
  for (const { id: partyId, page } of [dispute.first, dispute.second]) {
    const signer = of('party', partyId);
    await mustBeDone(
      page.post(`/api/own-mediation/agreements/${id}/sign`, {
        signerId: signer?.['id'],
        signedName: signer?.['name'],
        hash: agreement['hash'],
        strokes,
      }),
    );
  }
  const hand = { signerId: of('mediator')?.['id'], signedName: officerName, hash: agreement['hash'], strokes };
  await mustBeDone(officer.post(`${at}/${id}/sign`, hand));
  const seal = { sealedOn: dayOfHouse(hands.house), sealName: String(of('seal')?.['name']) };
  await mustBeDone(officer.post(`${at}/${id}/seal`, seal));
  return (await officer.get(`${at}/${id}`)).body;
}

/** An agreement with this text, signed by everybody. */
export async function agree(hands: Hands, dispute: Dispute, text: object, begin: object = {}): Promise<Loose> {
  const at = `/api/mediations/${dispute.id}/agreements`;
  const begun = await mustBeDone(hands.officer.post(at, begin));
  const id = String(begun.body['id']);
  await mustBeDone(hands.officer.post(`${at}/${id}/save`, { version: 1, text }));
  await mustBeDone(hands.officer.post(`${at}/${id}/propose`, { version: 2 }));
  return signByAll(hands, dispute);
}

const dayOfHouse = (house: TestHouse) => new Date(house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

async function mustBeDone(asked: ReturnType<Caller['post']>) {
  const answered = await asked;
  if (answered.status !== 200) throw new Error(`not signed: ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered;
}
