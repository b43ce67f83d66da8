import type { Words } from '../../../kit/words.ts';
import { evidenceWords } from '../../../modules/categories/words.ts';
import { clockKinds } from '../../../modules/clocks/words.ts';
import { matterFacts, revisitWays, shareBases, shareLevels, verdictWords } from '../../../modules/matters/words.ts';
import { riskKinds } from '../../../modules/triage/words.ts';
import { formatPromise } from '../../shared/time.ts';
import { clockWords } from '../clocks/words.ts';
import { runWords } from '../procedures/words.ts';
import { countedPlaces, redactWords } from '../redact/words.ts';
import { resultWords } from '../together/words.ts';
import { riskWords } from '../triage/words.ts';
import { partPanelWords } from './part-words.ts';
import type { Entry } from './shapes.ts';
import { stepWords } from './step-words.ts';
import { pageWords } from './words.ts';

interface DetailLine {
  readonly label: Words;
  readonly value: string | Words;
}

type Reading = (value: string, categoryName: (code: string) => string) => DetailLine;

const solvedSaid: Readonly<Record<string, Words>> = {
  yes: stepWords.solvedYes,
  partly: stepWords.solvedPartly,
  no: stepWords.solvedNo,
  unreached: stepWords.solvedUnreached,
};

function wordOf(table: Readonly<Record<string, Words>>, key: string): string | Words {
  return table[key] ?? key;
}

// What of a fact's details a colleague reads; ids and what the entry's own text says already stay out.
const readings: Readonly<Record<string, Reading>> = {
  reason: (value) => ({ label: stepWords.reason, value }),
  turnTo: (value) => ({ label: stepWords.turnTo, value }),
  lead: (value) => ({ label: pageWords.lead, value }),
  leadName: (value) => ({ label: pageWords.lead, value }),
  category: (value, categoryName) => ({ label: pageWords.category, value: categoryName(value) }),
  way: (value) => ({ label: stepWords.revisitWay, value: wordOf(revisitWays, value) }),
  solved: (value) => ({ label: stepWords.revisitSolved, value: wordOf(solvedSaid, value) }),
  evidence: (value) => ({ label: pageWords.evidence, value: wordOf(evidenceWords, value) }),
  promisedAt: (value) => ({ label: pageWords.promise, value: formatPromise(value) }),
  hidden: (value) => ({
    label: redactWords.places,
    value: value === '0' ? redactWords.nothing : countedPlaces(Number(value)),
  }),
  verdict: (value) => ({ label: matterFacts['part.decided'].staff, value: wordOf(verdictWords, value) }),
  level: (value) => ({ label: partPanelWords.level, value: wordOf(shareLevels, value) }),
  basis: (value) => ({ label: partPanelWords.basis, value: wordOf(shareBases, value) }),
  risk: (value) => ({ label: riskWords.title, value: wordOf(riskKinds, value) }),
  workingDays: (value) => ({ label: stepWords.acceptDays, value }),
  clock: (value) => ({ label: clockWords.title, value: wordOf(clockKinds, value) }),
  until: (value) => ({ label: clockWords.until, value: value.includes('T') ? formatPromise(value) : value }),
  due: (value) => ({ label: clockWords.due, value: formatPromise(value) }),
};

// Of a procedure: what was done, and where it led.
function stepTaken({ stepZh, stepEn, stageZh, stageEn }: Entry['details']): Words {
  const led = (step: unknown, stage: unknown) => (stage === undefined ? String(step) : `${step} → ${stage}`);
  return { zh: led(stepZh, stageZh), en: led(stepEn, stageEn) };
}

/** The details of a timeline entry that have a name in our words. */
export function detailLines(details: Entry['details'], categoryName: (code: string) => string): readonly DetailLine[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const reading = readings[name];
    if (name === 'stepZh') return [{ label: runWords.step, value: stepTaken(details) }];
    if (name === 'toldZh')
      return [{ label: runWords.told, value: { zh: String(value), en: String(details['toldEn'] ?? value) } }];
    if (name === 'waitsZh') {
      return [{ label: clockWords.reason, value: { zh: String(value), en: String(details['waitsEn'] ?? value) } }];
    }
    if (name === 'result')
      return [{ label: resultWords.title, value: { zh: String(value), en: String(details['resultEn'] ?? value) } }];
    return reading && value !== '' ? [reading(String(value), categoryName)] : [];
  });
}
