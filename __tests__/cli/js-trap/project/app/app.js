export function greet(name) {
  throw new Error("no\ngreeting");
}
