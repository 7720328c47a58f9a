/** Finds the known word that a misspelt word probably means; null when more than a third of the letters differ. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const cut = word.toLowerCase().replaceAll('_', '-').slice(0, 64);
  const ranked = known.map((k) => ({ k, d: distance(cut, k) })).toSorted((a, b) => a.d - b.d);
  const [best] = ranked;
  return best !== undefined && best.d <= Math.max(1, Math.floor(best.k.length / 3)) ? best.k : null;
};

/** The Levenshtein distance: how many letters to change, add or remove to turn one word into the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
