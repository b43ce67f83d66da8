const name = 'triage-reasons';

/** Tints the words that spoke for a suggestion where they stand in the text of the page; browsers that cannot leave it as it is. Answers how to undo it. */
export function markWords(within: Element | null, phrases: readonly string[]): () => void {
  if (!within || typeof Highlight === 'undefined') return () => undefined;
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const phrase of phrases) ranges.push(...rangesOf(node, phrase));
  }
  CSS.highlights.set(name, new Highlight(...ranges));
  return () => void CSS.highlights.delete(name);
}

function rangesOf(node: Node, phrase: string): Range[] {
  const text = (node.textContent ?? '').toLowerCase();
  const ranges: Range[] = [];
  for (let at = text.indexOf(phrase); at >= 0 && phrase !== ''; at = text.indexOf(phrase, at + phrase.length)) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + phrase.length);
    ranges.push(range);
  }
  return ranges;
}
