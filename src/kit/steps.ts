/** Long work that can be left and taken up again: it stops at every `yield`, each some milliseconds of work apart at the most. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all steps at once and answers the result. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Makes something of each, a step for each. */
export function* eachInSteps<From, To>(all: Iterable<From>, make: (one: From, i: number) => To): Steps<To[]> {
  const made: To[] = [];
  for (const one of all) {
    made.push(make(one, made.length));
    yield;
  }
  return made;
}
