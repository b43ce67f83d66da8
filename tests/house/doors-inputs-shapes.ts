import type { TestHouse } from '../support/house.ts';
import type { MadeMatter, MatterWish } from '../support/matters.ts';
import type { Town } from '../support/town.ts';

/** What one knock has to go by: the town, and a subject of its own. */
export interface Scene {
  readonly house: TestHouse;
  readonly town: Town;
  readonly matter: MadeMatter;
  /** Account of whoever knocks, where that is a colleague. */
  readonly accountId: string | undefined;
}

export interface Entry {
  /** State of the fresh matter that the knock is about. */
  readonly state?: MatterWish['state'];
  /** The door is about one matter: it is also knocked at with a matter under urgent watch. */
  readonly aboutMatter?: true;
  /** The matter has a helping unit. */
  readonly helped?: true;
  /** Doors of one name are knocked at one after the other: they work on something that the house has only once. */
  readonly oneAtATime?: 'routing' | 'procedures';
  /** What is prepared for a knock leaves the matter as it is: it serves the next knocker too. */
  readonly keepsMatter?: true;
  /** State of the mediation that a party comes with. */
  readonly ownState?: string;
  readonly input: (scene: Scene) => object | Promise<object>;
}
