import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/people/contract.ts';
import type { Act } from '../forms/acts.tsx';
import { formWords } from '../forms/words.ts';
import { EndForm } from './end-form.tsx';
import { PostForm } from './post-form.tsx';
import { ReorganiseForm } from './reorganise-form.tsx';
import { ChangeUnitForm, MakeUnitForm } from './unit-form.tsx';
import { endUnitWords, personWords, titled, unitWords as words } from './words-forms.ts';

type Unit = AnswerOf<typeof doors.unit>;

/** What the reader may do with a unit. */
export function listUnitActs(unit: Unit, onGo: (id: string) => void): Act[] {
  const { id, name, can } = unit;
  const acts: Act[] = [];
  if (can.includes('give')) {
    acts.push({
      name: 'give',
      label: personWords.give,
      form: (onFold) => <PostForm title={titled(personWords.give, name)} unitId={id} onFold={onFold} />,
    });
  }
  if (can.includes('make')) {
    acts.push({
      name: 'make',
      label: words.makeBelow,
      form: (onFold) => (
        <MakeUnitForm title={titled(words.makeBelow, name)} parentId={id} onFold={onFold} onMade={onGo} />
      ),
    });
  }
  if (can.includes('change')) {
    acts.push({
      name: 'change',
      label: formWords.change,
      form: (onFold) => <ChangeUnitForm unit={unit} onFold={onFold} />,
    });
  }
  if (can.includes('end') && unit.validTo === null) acts.push(...endings(unit, onGo));
  return acts;
}

function endings(unit: Unit, onGo: (id: string) => void): Act[] {
  return [
    {
      name: 'reorganise',
      label: words.reorganise,
      form: (onFold) => <ReorganiseForm unit={unit} onFold={onFold} onDone={onGo} />,
    },
    {
      name: 'end',
      label: words.end,
      danger: true,
      form: (onFold) => (
        <EndForm
          door={doors.endUnit}
          id={unit.id}
          title={titled(words.end, unit.name)}
          label={words.end}
          effects={endUnitWords(unit.name, unit.people)}
          refreshes={['unit.', 'person.', 'grid.', 'place.']}
          done={words.ended}
          onFold={onFold}
        />
      ),
    },
  ];
}
