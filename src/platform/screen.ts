/** A terminal on which lines stay, and other lines below them are drawn over and over. */
export interface Screen {
  /** Leaves a line where it is. */
  write(line: string): void;
  /** Draws the live lines as they are now. */
  refresh(): void;
  /** Takes the live lines away, and gives the cursor back. */
  close(): void;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const [hideCursor, showCursor, eraseBelow] = ['\u001b[?25l', '\u001b[?25h', '\u001b[J'];

/** `draw` gives the live lines, none of which may be wider than the terminal; `paint` adds to them what has no width. */
export function screen(
  stream: NodeJS.WriteStream,
  draw: (size: Size) => readonly string[],
  paint: (line: string) => string,
): Screen {
  let drawn: readonly string[] = [];
  /** As it is now: the signal of a new size may still be on its way. Some terminals do not say how large they are. */
  const size = () => {
    const [columns, rows] = stream.getWindowSize();
    return { columns: columns || 80, rows: rows || 24 };
  };
  /** Terminals wrap lines anew when they get narrower. */
  const rowsOf = (line: string) => Math.max(1, Math.ceil(line.length / size().columns));
  const erase = () => {
    const rows = drawn.reduce((sum, line) => sum + rowsOf(line), 0);
    return rows === 0 ? '' : `\u001b[${rows}A\r${eraseBelow}`;
  };
  const show = (lines: readonly string[], above = '') => {
    const cursor = lines.length > 0 ? hideCursor : drawn.length > 0 ? showCursor : '';
    // One piece, so that no half of it is seen.
    stream.write(erase() + above + lines.map((line) => `${paint(line)}\n`).join('') + cursor);
    drawn = lines;
  };
  const refresh = () => {
    const lines = draw(size());
    if (lines.length > 0 || drawn.length > 0) show(lines);
  };
  const close = () => {
    if (drawn.length > 0) show([]);
    stream.off('resize', refresh);
    process.off('exit', close);
  };
  stream.on('resize', refresh);
  process.on('exit', close);
  return {
    refresh,
    close,
    write: (line) => {
      const lines = drawn.length > 0 ? draw(size()) : [];
      show(lines, `${paint(line)}\n`);
    },
  };
}
