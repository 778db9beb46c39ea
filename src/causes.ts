/** What went wrong, and what that came from, in one line. */
export function causesOf(failure: unknown): string {
  const said: string[] = [];
  for (let one = failure; one instanceof Error; one = one.cause) {
    const { message } = one;
    if (message !== '' && !said.some((text) => text.includes(message))) said.push(message);
  }
  return said.join(': ').replace(/\s+/g, ' ').trim();
}
