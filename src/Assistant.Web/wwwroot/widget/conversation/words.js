/**
 * The little structure that plain answers have.
 * @typedef {{ kind: 'words', text: string } | { kind: 'marker', position: number } | { kind: 'link', url: string }} Inline
 * @typedef {{ part: number } & ({ kind: 'paragraph', lines: Inline[][] } | { kind: 'list', items: Inline[][] })} Block
 */

/** Blank line: paragraph. Lines that start with "- ": list. @returns {Block[]} */
export function blocksOf(text) {
  const blocks = [];
  for (const [part, words] of text.split(/\n\s*\n/).entries()) {
    for (const line of words.split('\n').filter((each) => each.trim() !== '')) {
      const item = /^\s*- +(.*)$/.exec(line);
      const last = blocks.at(-1);
      if (item) {
        if (last?.kind === 'list' && last.part === part) last.items.push(inlinesOf(item[1]));
        else blocks.push({ kind: 'list', part, items: [inlinesOf(item[1])] });
      } else if (last?.kind === 'paragraph' && last.part === part) last.lines.push(inlinesOf(line));
      else blocks.push({ kind: 'paragraph', part, lines: [inlinesOf(line)] });
    }
  }
  return blocks;
}

/** Markers [1] and web addresses inside a line. @returns {Inline[]} */
export function inlinesOf(line) {
  // The address ends before closing punctuation, as a reader would end it.
  const parts = line.split(/(\[\d{1,3}\]|https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/i);
  return parts.flatMap((part, index) => {
    if (part === '') return [];
    if (index % 2 === 0) return [{ kind: 'words', text: part }];
    return part.startsWith('[')
      ? [{ kind: 'marker', position: Number(part.slice(1, -1)) }]
      : [{ kind: 'link', url: part }];
  });
}
